#!/usr/bin/env bash
# Install the system's packages that are missing, or say which ones to ask for.
set -euo pipefail

# A program that we need, and the Debian package that has it.
needs=(
    g++:g++
    mpicxx:libopenmpi-dev
    mpirun.openmpi:openmpi-bin
    bwrap:bubblewrap
    mold:mold
    setpriv:util-linux
    prlimit:util-linux
)

missing_packages() {
    for need in "${needs[@]}"; do
        command -v "${need%%:*}" >/dev/null || echo "${need##*:}"
    done | sort -u
}

apt_get() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@"
}

mapfile -t missing < <(missing_packages)
if ((${#missing[@]} == 0)); then
    exit 0
fi
if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    echo "setup: not everything will work; ask the administrator for: sudo apt-get install ${missing[*]}" >&2
    exit 0
fi
echo "setup: apt-get install ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt_get update && apt_get install -y --no-install-recommends "${missing[@]}"; } &>"$log"; then
    echo "setup: apt-get failed: $(grep '^E:' "$log" | tail -1); is there a network?" >&2
    exit 1
fi
