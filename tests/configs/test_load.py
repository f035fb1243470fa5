"""What a user writes wrong is answered with one line that says where, what, and what was probably meant."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.load import dump_config, load_config, preset_names
from pareval_agent.configs.schema import Config, LaunchConfiguration


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write_file(content: str | bytes, name: str = "run.yaml") -> Path:
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return Path(name)

    return write_file


def test_defaults_are_the_schemas() -> None:
    assert load_config() == Config()


@pytest.mark.parametrize("content", ["", "# nothing\n", "---\n", "{}", "model:\n  # temperature: 1\n"])
def test_what_says_nothing_changes_nothing(write, content: str) -> None:
    assert load_config([write(content)]) == Config()


def test_later_sources_win_and_leave_the_rest(write) -> None:
    first = write(
        "model: {name: a, temperature: 1}\nlaunch: {omp: [1x1, 1x2], mpi+omp: [2x1]}\nseed: 1\n", "first.yaml"
    )
    second = write("model:\n  temperature: 0\nlaunch:\n  mpi_omp: [1x3]\n", "second.yaml")
    config = load_config([first, second], ["model.top_p=0.5", "launch.omp=[{threads: 4}]", "seed=7"])
    assert (config.model.name, config.model.temperature, config.model.top_p) == ("a", 0, 0.5)
    assert config.launch.omp == (LaunchConfiguration(threads=4),)
    assert config.launch.mpi_omp == (LaunchConfiguration(threads=3),)
    assert config.seed == 7


@pytest.mark.parametrize(
    ("override", "section", "setting", "value"),
    [
        ("model.name=replay:answers.jsonl", "model", "name", "replay:answers.jsonl"),
        ("model.name=openai/gpt-4o", "model", "name", "openai/gpt-4o"),
        ("toolchain.optimisation=-O2 -g", "toolchain", "optimisation", "-O2 -g"),
        ("toolchain.march=", "toolchain", "march", None),
        ("budget.tokens=null", "budget", "tokens", None),
        ("budget.dollars=1e-2", "budget", "dollars", 0.01),
        ("agent.optimise=true", "agent", "optimise", True),
        ("launch.mpi+omp=[2x1]", "launch", "mpi_omp", (LaunchConfiguration(ranks=2),)),
        ("limits={run_s: 3}", "limits", "run_s", 3.0),
    ],
)
def test_values_of_overrides_are_yaml(override: str, section: str, setting: str, value: object) -> None:
    assert getattr(getattr(load_config(overrides=[override]), section), setting) == value


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "seed: 1\nmodel:\n  temprature: 1\n",
            ":3: model.temprature: no such setting; did you mean model.temperature?",
        ),
        ("temperature: 1\n", ":1: temperature: no such setting; did you mean model.temperature?"),
        ("\nmodle: {}\n", ":2: modle: no such setting; did you mean model?"),
        ("sandbox: {xyzzy: 1}\n", ":1: sandbox.xyzzy: no such setting; known are kind"),
        (
            "launch:\n  omp:\n  - 1x1\n  - {rank: 2}\n",
            ":4: launch.omp[1].rank: no such setting; did you mean launch.omp[1].ranks?",
        ),
        (
            "launch:\n  omp:\n  - 1x1\n  - 4\n",
            ":4: launch.omp[1]: must be RANKSxTHREADS, such as 2x1, or a mapping of ranks and threads, not 4",
        ),
        ("launch:\n  omp: []\n", ":2: launch.omp: must not be empty, not []"),
        ("launch: {omp: 1x1}\n", ":1: launch.omp: must be a list, not '1x1'"),
        ("launch: {omp: &a [*a]}\n", ":1: launch.omp: found unconstructable recursive node"),
        ("launch:\n  mpi_omp: [1x1]\n  mpi+omp: [1x1]\n", ":3: launch.mpi_omp: is set twice"),
        ("seed: 1\nmodel: {}\nseed: 2\n", ":3: seed: is set twice"),
        ("model:\n  name: a\n  temperature: 3\n", ":3: model.temperature: must be less than or equal to 2, not 3"),
        ("model:\n  temperature: hot\n", ":2: model.temperature: must be a number, not 'hot'"),
        ("model: gpt\n", ":1: model: must be a mapping of settings, not 'gpt'"),
        ("model: {name: }\n", ":1: model.name: must be text, not empty"),
        ("budget:\n  attempts: yes\n", ":2: budget.attempts: must be a whole number, not True"),
        ("agent:\n  optimise: 3\n", ":2: agent.optimise: must be true or false, not 3"),
        ("agent: {search: repare}\n", ":1: agent.search: must be 'one_shot', 'resample' or 'repair', not 'repare'"),
        ("seed: 2024-13-45\n", ":1: seed: month must be in 1..12"),
        ("- seed: 1\n", ":1: must be a mapping of settings, such as `seed: 1`"),
        ("seed: 1\n? [a]\n: 2\n", ":2: the name of a setting must be plain text"),
        ('"a\\nb": 1\n', r":1: 'a\nb': no such setting"),
        ("seed: 1\nmodel: {name: [a\n", ":3: not YAML: while parsing a flow sequence"),
        ("seed: 1\n---\nseed: 2\n", ":2: not YAML: expected a single document"),
        ("seed: \x07\n", ":1: not YAML: "),
        (b"seed: \xff\xfe\n", ": cannot be read: not UTF-8 text"),
    ],
)
def test_mistakes_in_a_file_are_told_with_their_line(write, content: str | bytes, message: str) -> None:
    with pytest.raises(UserError) as error:
        load_config([write(content)])
    assert str(error.value).startswith(f"run.yaml{message}")


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("seed", ": must be section.setting=value, such as model.temperature=0"),
        ("=1", ": must be section.setting=value, such as model.temperature=0"),
        ("model.temprature=1", ": model.temprature: no such setting; did you mean model.temperature?"),
        ("attempts=2", ": attempts: no such setting; did you mean budget.attempts?"),
        ("seed.x=1", ": seed: must be a whole number, not {'x': 1}"),
        ("model=gpt", ": model: must be a mapping of settings, not 'gpt'"),
        ("budget.attempts=0", ": budget.attempts: must be greater than 0, not 0"),
        ("model.name=[", ": not YAML: while parsing a flow node"),
    ],
)
def test_mistakes_in_an_override_are_told_with_the_override(override: str, message: str) -> None:
    with pytest.raises(UserError) as error:
        load_config(overrides=[override])
    assert str(error.value).startswith(f"override {override!r}{message}")


def test_the_place_told_is_the_last_that_set_it(write) -> None:
    good, bad = write("model: {temperature: 1}", "good.yaml"), write("model:\n\n  temperature: 5", "bad.yaml")
    with pytest.raises(UserError, match=r"^bad\.yaml:3: model\.temperature"):
        load_config([good, bad])
    with pytest.raises(UserError, match=r"^override 'model\.temperature=9': "):
        load_config([good], ["model.temperature=9"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing.yaml", "nothing.yaml: cannot be read: No such file or directory"),
        ("folder", "folder: cannot be read: Is a directory"),
        ("publishd", "publishd: no such file or preset; did you mean published?"),
        ("xyzzy", "xyzzy: no such file or preset; presets are published, smoke"),
    ],
)
def test_a_file_that_is_not_there_is_told(write, name: str, message: str) -> None:
    Path("folder").mkdir()
    with pytest.raises(UserError) as error:
        load_config([Path(name)])
    assert str(error.value) == message


@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.text("{}[]:,-&*!|>'\"%@ \n\tmodelseed1", max_size=60))
def test_any_text_is_a_configuration_or_one_line_of_complaint(text: str) -> None:
    message = ""
    try:
        load_config(overrides=[f"model={text}"])
    except UserError as error:
        message = str(error)
    assert "\n" not in message


@pytest.mark.parametrize("name", preset_names())
def test_presets_load(name: str) -> None:
    assert load_config([Path(name)]) != Config()


def test_published_preset_has_the_published_counts() -> None:
    launch = load_config([Path("published")]).launch
    assert launch.omp is not None
    assert launch.mpi is not None
    assert [one.threads for one in launch.omp] == [2**n for n in range(7)]
    assert [one.ranks for one in launch.mpi] == [2**n for n in range(10)]


@pytest.mark.parametrize("overrides", [[], ["launch.omp=[1x2]", "model.name=modèle", "seed=3", "budget.dollars=0.1"]])
def test_a_dumped_configuration_is_read_back(write, overrides: list[str]) -> None:
    config = load_config([Path("published")], overrides)
    assert load_config([write(dump_config(config))]) == config
