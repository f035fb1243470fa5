#!/bin/sh
# Compiles all expert kernels for the GPU of this machine, runs them on it, and compares each verdict with
# the emulator's: a table, and at the end the number of disagreements. Without a GPU it only compiles.
#
#   scripts/gpu_check.sh [--target cuda|hip] [--problem PART]... [--wrong]
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python scripts/gpu_check.py "$@"
