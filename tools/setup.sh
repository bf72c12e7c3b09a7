#!/usr/bin/env bash
# Installs from apt what RedDot builds and tests with, where it is missing. Says what it does; does nothing when all is there.
#   tools/setup.sh          what a build needs
#   tools/setup.sh tests    also what the tests need (tmux, Python with openpyxl and XlsxWriter)
#   tools/setup.sh kit      also what the measuring kit needs (a C compiler, Python with pyte, strace)
set -euo pipefail

say() { printf 'setup: %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        say "needs root for: $*"
        say "run it as root, or install sudo"
        exit 1
    fi
}

have() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -q '^installed$'; }

updated=0
install() {
    if [ "$updated" = 0 ]; then
        say "refreshing the package lists (apt-get update)"
        as_root apt-get update -qq
        updated=1
    fi
    say "installing $1"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

if ! command -v swift >/dev/null 2>&1; then
    say "swift is not on the PATH: install Swift 6.2 or newer (https://www.swift.org/install/linux), then try again"
    exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
    say "no apt-get here: make sure that the headers of ncursesw, sqlite3 and zlib, pkg-config and a C compiler are installed"
    exit 0
fi

have pkg-config || have pkgconf || install pkg-config
# libncursesw5-dev is a transitional name that newer Debian dropped.
if ! have libncurses-dev && ! have libncursesw5-dev; then
    install libncurses-dev || install libncursesw5-dev
fi
have libsqlite3-dev || install libsqlite3-dev
have zlib1g-dev || install zlib1g-dev
have ncurses-base || install ncurses-base
have ncurses-term || install ncurses-term
if [ "${1:-}" = tests ]; then
    have tmux || install tmux
    # The tests make and check workbooks with Debian's own Python (/usr/bin/python3), since another one that comes first on the
    # PATH does not see these packages.
    have python3 || install python3
    have python3-openpyxl || install python3-openpyxl
    have python3-xlsxwriter || install python3-xlsxwriter
fi
if [ "${1:-}" = kit ]; then
    command -v gcc >/dev/null 2>&1 || install gcc
    have strace || install strace
    have time || command -v /usr/bin/time >/dev/null 2>&1 || install time
    "$(dirname "$0")/python.sh" pyte >/dev/null 2>&1 || install python3-pyte
fi
say "all that is needed is installed"
