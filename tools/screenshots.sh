#!/usr/bin/env bash
# Draws the pictures of the README from the sample company: tools/screenshots.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.build/release/reddot}
out=docs/screenshots
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
mkdir -p "$out"
for lang in zh en; do
    run() { REDDOT_THEMES=themes "$program" --store "$store/$lang" --now 2026-11-23T09:00 --lang "$lang" "$@"; }
    run init --sample >/dev/null
    for view in today board funnel progress customers reddots timeline insights cash; do
        run show "$view" --size 120x40 --format svg >"$out/$view-$lang.svg"
    done
    run show board --size 80x24 --format svg >"$out/board-$lang-80x24.svg"
    run show board --size 40x20 --format svg >"$out/board-$lang-40x20.svg"
    run show wall --slide target --size 120x40 --format svg >"$out/wall-$lang.svg"
    run show wall --slide ranking --size 120x40 --format svg >"$out/wall-ranking-$lang.svg"
    deal=$(run show board --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["stages"][3]["deals"][0]["id"])')
    run show deal "$deal" --size 120x40 --format svg >"$out/detail-$lang.svg"
done
echo "screenshots: $(ls "$out" | wc -l) pictures in $out"
