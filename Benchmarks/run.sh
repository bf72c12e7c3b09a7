#!/usr/bin/env bash
# Measures RedDot against the floor: the least that a curses board over SQLite costs, on the same deals, in one
# interleaved run. The measuring kit (floor.c, gen.py, ptybench.py) stands in Benchmarks/kit.
#   Benchmarks/run.sh [SIZE…]        sizes in deals, default 1000 10000 100000
set -euo pipefail
cd "$(dirname "$0")/.."
kit=$PWD/Benchmarks/kit
out=$PWD/out/bench
rounds=${ROUNDS:-5}
tools/setup.sh kit
python3=$(tools/python.sh pyte)
[ $# -gt 0 ] || set -- 1000 10000 100000
mkdir -p "$out"

echo "bench: building the floor and RedDot (release)"
gcc -O2 -o "$out/floor" "$kit/floor.c" -lncursesw -lsqlite3
swift build -c release --static-swift-stdlib -Xlinker -s --product reddot 2>&1 | tail -1
reddot=$(swift build -c release --show-bin-path)/reddot

for n in "$@"; do
    [ -f "$out/deals-$n.db" ] || "$python3" "$kit/gen.py" "$n" "$out/deals-$n.db"
    [ -f "$out/deals-$n.csv" ] || "$python3" "$kit/gen.py" "$n" "$out/deals-$n.csv" --format csv
    if [ ! -f "$out/reddot-$n" ]; then
        echo "bench: importing $n deals"
        /usr/bin/env time -f "bench: import of $n deals: %e s, %M KiB" \
            "$reddot" --store "$out/reddot-$n" --now 2026-11-23T09:00 --lang zh import "$out/deals-$n.csv" --json >"$out/import-$n.json"
    fi
done

"$python3" Benchmarks/spec.py "$out" "$reddot" "$PWD/themes" "$@" >"$out/spec.json"
"$python3" "$kit/ptybench.py" "$out/spec.json" --rounds "$rounds" --keys-rounds 2 --idle-rounds 1 --resize-rounds 1 \
    --idle 5 --out "$out/result.json" >/dev/null
"$python3" "$kit/ptybench.py" --report "$out/result.json" --md

echo
echo "bench: single commands against opening a store and adding a row"
gcc -O2 -o "$out/floor-insert" Benchmarks/floor-insert.c -lsqlite3
stores=()
for n in "$@"; do stores+=("$out/reddot-$n"); done
python3 Benchmarks/commands.py "$reddot" "$out/floor-insert" "$rounds" "${stores[@]}" | tee "$out/commands.md"

echo
echo "bench: the rules by themselves (release)"
swift build -c release --package-path Benchmarks/Rules 2>&1 | tail -1
"$(swift build -c release --package-path Benchmarks/Rules --show-bin-path)/rulesbench" 1000 10000 100000 1000000 |
    tee "$out/rules.md"

echo
echo "bench: the views by themselves (release)"
swift build -c release --package-path Benchmarks/Rules --product viewsbench 2>&1 | tail -1
"$(swift build -c release --package-path Benchmarks/Rules --show-bin-path)/viewsbench" 1000 10000 100000 |
    tee "$out/views.md"
