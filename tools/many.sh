#!/bin/sh
# Fifty readers and eight writers on one store, some of them killed: prints one line of JSON, and fails where an acknowledged
# change was lost, doubled or seen later than after two seconds. Other numbers: tools/many.sh --readers 10 --seconds 5
set -eu
cd "$(dirname "$0")/.."
"${SWIFT:-swift}" build -c release --product manyusers >&2
exec .build/release/manyusers "$@" --readers 50 --writers 8 --seconds 30 --kills 8
