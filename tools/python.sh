#!/usr/bin/env bash
# Prints a Python that has these modules: the one on the PATH, else the system's, for which apt installs them.
#   tools/python.sh MODULE...
set -eu
for python in python3 /usr/bin/python3; do
    found=$(command -v "$python" 2>/dev/null) || continue
    if "$found" -c "import $(IFS=,; echo "$*")" 2>/dev/null; then
        echo "$found"
        exit 0
    fi
done
echo "no Python here has: $*" >&2
exit 1
