#!/usr/bin/env bash
# Does RedDot lose what it acknowledged, does it leave the terminal broken? Runs the crash kit against the release
# program and writes its figures into docs/reliability.md. The kit (crash.py) stands in Benchmarks/kit; the full-disk and
# power-cut tests need root.
#   tools/reliability.sh [TEST…]     default: kill syscalls concurrent many full disk power exits fuzz suspend
#   REDDOT=FILE BUILD=debug          another program than the release build, and what the page calls it
#   TRIES=300 KILLS=1000 POINTS=400 CUTS=15 WRITERS=8 WRITES=25 ROUNDS=3   how much of each
set -euo pipefail
cd "$(dirname "$0")/.."
kit=$PWD/Benchmarks/kit
out=$PWD/out/reliability
reddot=${REDDOT:-}
tools/setup.sh kit
python3=$(tools/python.sh pyte)
[ $# -gt 0 ] || set -- kill syscalls concurrent many full disk power exits fuzz suspend
mkdir -p "$out"

if [ -z "$reddot" ]; then
    echo "reliability: building RedDot (release)"
    swift build -c release --static-swift-stdlib -Xlinker -s --product reddot 2>&1 | tail -1
    reddot=$(swift build -c release --show-bin-path)/reddot
fi
"$python3" tools/reliability.py spec "$reddot" "$PWD/themes" >"$out/spec.json"

failed=0
for test in "$@"; do
    echo "reliability: $test"
    if [ "$test" = many ]; then
        tools/many.sh | tee "$out/many.json" || failed=1
        continue
    fi
    if [ "$test" = disk ]; then
        "$python3" tools/diskfaults.py "$reddot" "${TRIES:-300}" | tee "$out/disk.json" || failed=1
        continue
    fi
    "$python3" "$kit/crash.py" "$out/spec.json" --tests "$test" -n "${KILLS:-1000}" --points "${POINTS:-400}" \
        --cuts "${CUTS:-15}" -K "${WRITERS:-8}" -M "${WRITES:-25}" --rounds "${ROUNDS:-3}" --out "$out/$test.json" || failed=1
done
"$python3" tools/reliability.py report "$out" docs/reliability.md "${BUILD:-release}"
exit $failed
