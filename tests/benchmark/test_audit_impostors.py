"""Code that computes nothing, as it is made from signatures."""

import pytest

from pareval_agent.benchmark.audit_impostors import impostors
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.signature import parse_signature


def sources(problem: str, model: str) -> dict[str, str]:
    found = impostors(Prompt(find_problem(problem), ExecutionModel(model)))
    return {impostor.name: impostor.source for impostor in found}


def test_a_result_that_is_returned() -> None:
    found = sources("27_reduce_average", "omp")
    assert list(found) == ["zeros", "ones", "nan", "example 1", "example 2"]
    assert found["example 1"] == "double average(std::vector<double> const& x) {\n    return 3.8;\n}\n"
    assert "return constant<double>();" in found["nan"]


def test_a_result_that_is_written() -> None:
    found = sources("43_sort_sort_an_array_of_structs_by_key", "serial")
    assert list(found) == ["untouched", "zeros", "ones", "nan", "example 1"]
    assert found["untouched"] == "void sortByStartTime(std::vector<Result>& results) {\n}\n"
    assert "{{-3, 9, -1.25}, {4, 6, 0.75}" in found["example 1"]


def test_integers_know_no_nan() -> None:
    assert "nan" not in sources("33_scan_reverse_prefix_sum", "serial")


def test_elements_of_matrices_and_views() -> None:
    assert "const double L_known[] = {1, 0, -0.5, 1};" in sources("49", "kokkos")["example 1"]
    complex_numbers = sources("05_fft", "kokkos")["example 1"]
    assert "const Kokkos::complex<double> x_known[] = {{1, 0}, {2, 0}, {3, 0}, {4, 0}};" in complex_numbers
    assert "const size_t bins_known[] = {2, 1, 0," in sources("21", "serial")["example 1"]
    assert "const bool mask_known[] = {true, false," in sources("59", "serial")["example 1"]


def test_the_results_of_a_kernel() -> None:
    found = sources("27_reduce_average", "cuda")
    assert list(found) == ["untouched", "zeros", "ones", "nan", "example 1", "example 2"]
    assert found["untouched"] == "__global__ void average(const double *x, size_t N, double *average) {\n}\n"
    assert "average[at] = constant<std::decay_t<decltype(*average)>>();" in found["zeros"]
    assert "const double average_known[] = {3.8};" in found["example 1"]
    assert "const cuDoubleComplex x_known[] = {{1, 0}, {2, 0}," in sources("05_fft", "cuda")["example 1"]
    assert "const size_t bins_known[] = {2, 1, 0," in sources("21", "hip")["example 1"]
    assert "nan" in sources("05_fft", "hip")


def test_loops_hide_no_parameter() -> None:
    names = {
        parameter.name
        for problem in load_problems().values()
        for model in ExecutionModel
        for parameter in parse_signature(Prompt(problem, model).signature, Prompt(problem, model).function).parameters
    }
    assert "i" in names, "that of problem 08"
    assert "at" not in names


@pytest.mark.parametrize("model", ExecutionModel)
def test_every_pair_has_some(model: ExecutionModel) -> None:
    for problem in load_problems().values():
        names = {impostor.name for impostor in impostors(Prompt(problem, model))}
        assert {"zeros", "ones", "example 1"} <= names, problem.id
