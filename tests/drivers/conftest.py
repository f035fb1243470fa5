"""The real tools, shared by all tests of the drivers; correctness only, so timing is off."""

import shutil

import pytest

from pareval_agent.configs.schema import Config, LimitsConfig
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox

SEEDS = Seeds(public=11, held_out=22, timed=33)


@pytest.fixture(scope="session")
def toolbox() -> LocalToolbox:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    # Samples that hang are part of the tests: there is no need to wait long for them.
    return LocalToolbox(Config(limits=LimitsConfig(order_s=4, run_s=30)))


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    return SEEDS
