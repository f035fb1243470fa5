"""A stand-in for the published wrapper: only its settings are read, and nothing of it may ever run."""

COMPILER_SETTINGS = {
    "serial": {"CXX": "g++", "CXXFLAGS": "-std=c++17 -O2"},
}

MPI_OMP_MACRO = "-DUSE_MPI_OMP"

raise SystemExit("this file is to be read, not executed")
