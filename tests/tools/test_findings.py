"""Reports of sanitizers, as they really print them: kind and lines of the candidate are found, values are not told."""

import pytest

from pareval_agent.configs.schema import Sanitizer
from pareval_agent.tools.findings import Finding, findings_in

RACE = """\
==================
WARNING: ThreadSanitizer: data race (pid=2)
  Read of size 8 at 0x7ffc4bcdb5d0 by thread T1:
    #0 .omp_outlined. /build/candidate.cpp:7:30 (candidate.so+0x149a) (BuildId: 1afb)
    #1 __kmp_invoke_microtask <null> (libomp.so.5+0xd5f82) (BuildId: 05ca)
    #2 average /build/candidate.cpp:4:9 (candidate.so+0x15cd) (BuildId: 1afb)

  Previous write of size 8 at 0x7ffc4bcdb5d0 by main thread:
    #0 std::vector<double>::operator[](unsigned long) /usr/include/c++/12/bits/stl_vector.h:1124:34 (candidate.so)
    #1 .omp_outlined. /build/candidate.cpp:5:51 (candidate.so+0x14e0) (BuildId: 1afb)
    #2 main worker.cc:121:26 (worker+0xd72d9)

  Location is global 'total' of size 8 at 0x7ffc4bcbb000 (candidate.so+0x205d0)

  Thread T1 (tid=4, running) created by main thread at:
    #0 pthread_create <null> (worker+0x4e73b)
    #1 start /build/candidate.cpp:99:1 (candidate.so+0x15cd)

SUMMARY: ThreadSanitizer: data race /build/candidate.cpp:7:30 in .omp_outlined.
==================
"""
RACE_IN_A_LIBRARY = RACE.replace("candidate.cpp", "entry.cpp")
RACE_OF_A_REGION = RACE.replace("candidate.cpp:7:30", "candidate.cpp")
"""The compiler knows no line of the innermost frame: the next one is that of the parallel region."""

OVERRUN = """\
=================================================================
==2==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000058 at pc 0x7f7096cc736e bp 0x7ffc sp 0x7ffc
READ of size 8 at 0x602000000058 thread T0
    #0 0x7f7096cc736d in average(std::vector<double> const&) [clone ._omp_fn.0] /build/candidate.cpp:5
    #1 0x7f7095d3e0b5 in GOMP_parallel (/lib/x86_64-linux-gnu/libgomp.so.1+0x140b5)
    #2 0x7f7096cc7432 in average(std::vector<double> const&) /build/candidate.cpp:4

0x602000000058 is located 0 bytes to the right of 8-byte region [0x602000000050,0x602000000058)
allocated by thread T0 here:
    #0 0x7f70966b94c8 in operator new(unsigned long) ../../../../src/libsanitizer/asan/asan_new_delete.cpp:95
    #1 0x7f7096cc7bd5 in prepare() /build/candidate.cpp:88

SUMMARY: AddressSanitizer: heap-buffer-overflow /build/candidate.cpp:5 in average(std::vector<double> const&)
"""
ON_THE_STACK = """\
==2==ERROR: AddressSanitizer: stack-buffer-overflow on address 0x7ffd at pc 0x7f bp 0x7f sp 0x7f
WRITE of size 4 at 0x7ffd thread T0
    #0 0x7f70 in histogram(int*) /build/candidate.cpp:12

Address 0x7ffd is located in stack of thread T0 at offset 64 in frame
    #0 0x7f70 in histogram(int*) /build/candidate.cpp:9

  This frame has 1 object(s):
    [32, 64) 'bins' (line 10) <== Memory access at offset 64 overflows this variable
"""
DOUBLE_FREE = """\
==2==ERROR: AddressSanitizer: attempting double-free on 0x602000000010 in thread T0:
    #0 0x7f in operator delete(void*) ../../../../src/libsanitizer/asan/asan_new_delete.cpp:152
    #1 0x7f in pareval_collect /build/shim.cpp:15

"""
OVERFLOW = """\
/build/candidate.cpp:6:11: runtime error: signed integer overflow: 2147483646 + 3 cannot be represented in type 'int'
    #0 0x7f in average(std::vector<double> const&) /build/candidate.cpp:6
    #1 0x7f in pareval_call /build/shim.cpp:11
"""
IN_A_HEADER = """\
/usr/include/c++/12/bits/stl_vector.h:1123:34: runtime error: reference binding to null pointer of type 'double'
    #0 0x7f in std::vector<double>::operator[](unsigned long) /usr/include/c++/12/bits/stl_vector.h:1123
    #1 0x7f in average(std::vector<double> const&) /build/candidate.cpp:8
"""
OUT_OF_BOUNDS = "candidate.cpp:3:7: runtime error: index 12 out of bounds for type 'int [10]'\n"
MISALIGNED = "candidate.cpp:3:7: runtime error: load of misaligned address 0x7ffe12 for type 'int'\n"
NOT_OURS = "/build/shim.cpp:3:7: runtime error: division by zero\n    #0 0x7f in pareval_call /build/shim.cpp:3\n"


def _finding(kind: str, *lines: int, variable: str | None = None) -> Finding:
    return Finding(kind=kind, lines=lines, variable=variable)


@pytest.mark.parametrize(
    ("sanitizer", "output", "found"),
    [
        ("thread", RACE, [_finding("data race", 5, 7, variable="total")]),
        ("thread", RACE_OF_A_REGION, [_finding("data race", 4, 5, variable="total")]),
        ("thread", RACE_IN_A_LIBRARY, []),
        ("address", OVERRUN, [_finding("heap-buffer-overflow, read of 8 bytes", 5)]),
        ("address", ON_THE_STACK, [_finding("stack-buffer-overflow, write of 4 bytes", 12, variable="bins")]),
        ("address", DOUBLE_FREE, [_finding("double-free")]),
        ("undefined", OVERFLOW, [_finding("signed integer overflow", 6)]),
        ("undefined", IN_A_HEADER, [_finding("reference binding to null pointer of type 'double'", 8)]),
        ("undefined", OUT_OF_BOUNDS, [_finding("index N out of bounds for type 'int [10]'", 3)]),
        ("undefined", MISALIGNED, [_finding("load of misaligned address N for type 'int'", 3)]),
        ("undefined", NOT_OURS, []),
        ("thread", "x = 1\nall is well\n", []),
        ("address", "", []),
    ],
)
def test_reports_are_read(sanitizer: Sanitizer, output: str, found: list[Finding]) -> None:
    assert list(findings_in(f"the program's own words\n{output}more of them\n", sanitizer)) == found


def test_the_same_error_is_told_once_and_most_are_left_out() -> None:
    many = "".join(OUT_OF_BOUNDS.replace(":3:", f":{line}:") for line in (1, 1, 2, 3, 4, 5))
    assert [finding.lines for finding in findings_in(many, "undefined")] == [(1,), (2,), (3,)]


def test_a_race_whose_line_is_known_stands_for_one_that_is_known_less_well() -> None:
    exact = RACE.replace(":7:30", ":5:30").replace("'total'", "'??'")
    vague = RACE_OF_A_REGION.replace("'total'", "'??'")
    assert [finding.lines for finding in findings_in(vague + exact, "thread")] == [(5,)]


def test_hostile_output_is_cut() -> None:
    endless = "candidate.cpp:1:1: runtime error: " + "a" * 1_000_000
    (finding,) = findings_in(endless, "undefined")
    assert len(finding.kind) < 200
    assert findings_in("candidate.cpp:999999999999:1: runtime error: x\n", "undefined") == ()
