"""What lies outside /usr is shown in the sandbox: no more than is needed, and it works there."""

from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.process import run
from pareval_agent.tools.sandbox import Limits, Mount, detect, sandbox_command
from pareval_agent.tools.software import Software, find_software, gpu_mounts


@pytest.fixture
def compiler(tmp_path: Path) -> Path:
    """An installation with a program and its library folder."""
    program = tmp_path / "gcc-99" / "bin" / "g++-99"
    program.parent.mkdir(parents=True)
    (tmp_path / "gcc-99" / "lib").mkdir()
    program.write_text("#!/bin/sh\ncat $(dirname $0)/../version\n")
    program.chmod(0o755)
    (tmp_path / "gcc-99" / "version").write_text("99.1\n")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.is_relative_to("/tmp") and folder != Path("/tmp"):
            folder.chmod(0o755)
    return program


def test_nothing_is_needed_for_what_the_system_has() -> None:
    assert find_software(["sh", "/bin/sh", "not-there-at-all"], environ={"PATH": "/usr/bin"}) == Software()


def test_the_installation_is_mounted_once(compiler: Path) -> None:
    environ = {
        "PATH": f"{compiler.parent}:/usr/bin",
        "LD_LIBRARY_PATH": f"{compiler.parents[1]}/lib::/nowhere:/usr/lib",
    }
    software = find_software(["g++-99", str(compiler), "sh"], environ=environ)
    root = compiler.parents[1]
    assert software.mounts == (Mount(root, str(root)), Mount(root / "lib", f"{root}/lib"))
    assert software.env == {
        "PATH": f"{compiler.parent}:/usr/local/bin:/usr/bin:/bin",
        "LD_LIBRARY_PATH": f"{root}/lib",
    }


def test_installations_without_programs_are_mounted_too(tmp_path: Path) -> None:
    assert find_software([], [tmp_path, Path("/usr/lib"), Path("/nowhere")], {}).mounts == (
        Mount(tmp_path, str(tmp_path)),
    )


def test_it_runs_in_the_sandbox(compiler: Path) -> None:
    try:
        kind = detect("auto")
    except InfrastructureError as error:
        pytest.skip(str(error))
    software = find_software(["g++-99"], environ={"PATH": str(compiler.parent)})
    limits = Limits(memory_bytes=1 << 30, file_bytes=1 << 20, processes=64, cpu_s=10)
    env = sandbox_environment(software.env)
    command = sandbox_command(kind, ["g++-99"], mounts=software.mounts, limits=limits, env=env)
    assert run(command, env=host_environment(), timeout_s=30).stdout == b"99.1\n"


def test_home_is_never_shown(compiler: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(compiler.parents[1]))
    with pytest.raises(UserError, match=r"g\+\+-99 lies directly in .*gcc-99, which the sandbox must not show"):
        find_software([str(compiler)])


def test_gpus_are_devices(tmp_path: Path) -> None:
    for name in ("nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "kfd", "sda", "nvidia-caps"):
        (tmp_path / name).touch()
    mounts = gpu_mounts(tmp_path)
    assert [mount.target for mount in mounts] == [
        f"/dev/{name}" for name in ("kfd", "nvidia-uvm", "nvidia0", "nvidia1", "nvidiactl")
    ]
    assert all(mount.device for mount in mounts)
