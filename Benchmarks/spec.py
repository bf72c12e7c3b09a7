"""Writes the specification of a benchmark run: floor and RedDot, side by side, for each size."""
import json
import sys

out, reddot, themes, *sizes = sys.argv[1:]
scenarios = {
    "col": {"keys": ["l"], "n": 30},
    "page": {"keys": ["<pgdn>"], "n": 30},
    "filter": {"pre": ["/"], "keys": ["a", "<bs>"], "n": 30, "post": ["<esc>"]},
}
programs = []
for size in sizes:
    floor = {
        "name": f"floor-{size}", "argv": [f"{out}/floor", f"{out}/deals-{size}.db"], "ready_regex": "PIPELINE",
        "baseline": f"floor-{size}", "family": "floor", "items": int(size), "scenarios": scenarios,
    }
    own = {
        "name": f"reddot-{size}",
        "argv": [reddot, "--store", f"{out}/reddot-{size}", "--now", "2026-11-23T09:00", "--lang", "zh", "--view", "board"],
        "env": {"REDDOT_THEMES": themes}, "ready_regex": "线索", "baseline": f"floor-{size}", "family": "reddot",
        "items": int(size), "scenarios": scenarios,
    }
    programs += [floor, own]
json.dump({"defaults": {"keys": ["j"], "quit": ["q"], "env": {"LANG": "C.UTF-8"}}, "programs": programs}, sys.stdout, indent=1)
