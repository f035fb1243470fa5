from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.agent.seeds import case_seeds, derive


def test_values_never_change() -> None:
    """A seed that was disclosed replays its verdict in every later version."""
    assert derive(7, "public", 0) == 4489117041443004288
    assert derive(-1) == 5385325298053058479


@given(st.integers(), st.integers(min_value=0))
def test_seeds_fit_into_63_bits(seed: int, public_round: int) -> None:
    seeds = case_seeds(seed, public_round)
    assert all(0 <= value < 1 << 63 for value in (seeds.public, seeds.held_out, seeds.timed))


def test_streams_rounds_and_samples_differ() -> None:
    seeds = [value for seed in range(50) for value in case_seeds(seed).model_dump().values()]
    seeds += [case_seeds(7, public_round).public for public_round in range(1, 50)]
    assert len(set(seeds)) == len(seeds)


def test_a_new_round_renews_public_cases_alone() -> None:
    first, second = case_seeds(7, 0), case_seeds(7, 1)
    assert first.public != second.public
    assert (first.held_out, first.timed) == (second.held_out, second.timed)


def test_names_cannot_run_together() -> None:
    assert derive(7, "ab", "c") != derive(7, "a", "bc")
