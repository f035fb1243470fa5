"""The lines of a published driver are read strictly: a sample may print anything."""

import pytest

from pareval_agent.tools.published_output import DriverOutput, read_output

PASS = "Validation: PASS\nTime: 0.12500000000000\nBestSequential: 0.25000000000000\n"


def test_what_drivers_print() -> None:
    assert read_output(PASS) == DriverOutput(valid=True, runtime_s=0.125, best_sequential_s=0.25)
    assert read_output("Validation: FAIL\n") == DriverOutput(valid=False)
    assert read_output("") == DriverOutput()


def test_other_output_is_passed_over() -> None:
    assert read_output(f"sum = 3\n Time: 1\n{PASS}My Validation: FAIL\n") == read_output(PASS)


@pytest.mark.parametrize(
    ("text", "oddity"),
    [
        ("Validation: PASSED\n", "no driver prints 'Validation: PASSED'"),
        ("Validation:PASS\n", "no driver prints 'Validation:PASS'"),
        (PASS.replace("0.125", "nan"), "no driver prints 'Time: nan00000000000'"),
        (PASS.replace("0.12500000000000", "1e-9"), "no driver prints 'Time: 1e-9'"),
        (PASS.replace("0.12500000000000", "-1.0"), "no driver prints 'Time: -1.0'"),
        ("Time: " + "9" * 5000, f"no driver prints 'Time: {'9' * 54}'"),
        (f"Validation: PASS\n{PASS}", "Validation is printed 2 times"),
        (f"{PASS}Time: 0.00000000000001\n", "Time is printed 2 times"),
        ("Validation: PASS\n", "PASS without both times"),
        ("Validation: PASS\r\n", "no driver prints 'Validation: PASS\\r'"),
    ],
)
def test_what_no_driver_prints_is_told(text: str, oddity: str) -> None:
    assert read_output(text).oddity == oddity


def test_an_unreadable_value_is_no_value() -> None:
    printed = read_output("Validation: yes\nTime: soon\nBestSequential: inf\n")
    assert (printed.valid, printed.runtime_s, printed.best_sequential_s) == (None, None, None)


def test_the_last_line_counts_as_it_does_for_the_published_scripts() -> None:
    assert read_output(f"{PASS}Validation: FAIL\n").valid is False
