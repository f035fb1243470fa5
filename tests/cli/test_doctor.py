"""`doctor`: what it makes of what was found out."""

import json

import pytest

from pareval_agent.cli import doctor
from pareval_agent.cli.main import main
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.toolchain import State, TargetStatus, ToolStatus


def _diagnosis(serial: State) -> doctor.Diagnosis:
    def target(model: ExecutionModel, state: State, **facts: str) -> TargetStatus:
        return TargetStatus(model=model, state=state, versions={"g++": "12.2"}, tried="g++ && ./probe", **facts)

    remedy = "apt-get install hipcc"
    return doctor.Diagnosis(
        targets=(
            target(ExecutionModel.SERIAL, serial),
            target(ExecutionModel.HIP, State.MISSING, problem="\x1b[2Jno [hipcc]", remedy=remedy),
        ),
        tools=(ToolStatus(name="sandbox", state=State.WORKS, detail="bubblewrap 0.8, as root"),),
        cores=2,
        memory_bytes=24 << 30,
        launch_memory_bytes=16 << 30,
    )


@pytest.mark.parametrize(("serial", "code"), [(State.WORKS, 0), (State.COMPILES_ONLY, 3), (State.MISSING, 3)])
def test_it_is_well_if_serial_code_can_be_judged(monkeypatch: pytest.MonkeyPatch, serial: State, code: int) -> None:
    monkeypatch.setattr(doctor, "diagnose", lambda config: _diagnosis(serial))
    assert main(["doctor"]) == code


def test_each_target_has_its_state_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "diagnose", lambda config: _diagnosis(State.COMPILES_ONLY))
    main(["doctor"])
    out = capsys.readouterr().out
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert "serial compiles only g++ 12.2" in rows
    assert "hip missing g++ 12.2" in rows
    assert rows[rows.index("hip missing g++ 12.2") + 1 :][:3] == [
        "kernels are emulated, and not timed",
        "no [hipcc]",
        "→ apt-get install hipcc",
    ]
    assert "sandbox works bubblewrap 0.8, as root" in rows
    assert "machine 2 cores, 25.8 GB of memory, 17.2 GB for each launch" in rows
    assert "\x1b" not in out


def test_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    diagnosis = _diagnosis(State.WORKS)
    monkeypatch.setattr(doctor, "diagnose", lambda config: diagnosis)
    assert main(["doctor", "--json"]) == 0
    out = capsys.readouterr().out
    assert doctor.Diagnosis.model_validate(json.loads(out)) == diagnosis


def test_it_finds_out_about_every_target_here(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json"])
    found = json.loads(capsys.readouterr().out)
    states = {target["model"]: target["state"] for target in found["targets"]}
    assert list(states) == list(ExecutionModel)
    assert (code == 0) == (states["serial"] == "works")
    assert {"sandbox", "linker", "model server", "model local"} <= {tool["name"] for tool in found["tools"]}
    assert found["cores"] >= 1


def test_a_broken_configuration_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "-c", "toolchain.cx=g++"]) == 2
    assert "did you mean toolchain.cxx?" in capsys.readouterr().err
