import Model

/// The version that `--version` tells.
let version = "0.1.0"

/// The product's name.
func brand(_ lang: Lang) -> String { lang.pick("红点", "RedDot") }
