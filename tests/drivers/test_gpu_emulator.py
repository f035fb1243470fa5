"""The emulator runs kernels as hardware may, and tells when they break its rules."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pareval_agent.drivers.catalog import DRIVERS

KERNELS = Path(__file__).parent / "gpu" / "emulated.cpp"
FLAGS = ["-std=c++17", "-O2", "-fPIC", "-w", f"-I{DRIVERS / 'include'}"]
# Candidates are shared objects. In a program, GNU ld makes the kernel leave out pages that are to be write-protected.
LINKED = ["-Wl,-z,norelro", "-nodefaultlibs", "-lstdc++", "-lm", "-lgcc_s", "-lgcc", "-lc"]
ORDERS = range(4)
RULE_BROKEN = 70
SEGMENTATION_FAULT = -11


@pytest.fixture(scope="module", params=["CUDA", "HIP"])
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(request.param, tmp_path_factory)


@pytest.fixture(scope="module")
def hip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled("HIP", tmp_path_factory)


def compiled(dialect: str, folders: pytest.TempPathFactory) -> Path:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    folder = folders.getbasetemp() / dialect
    program = folder / "emulated"
    if not program.is_file():
        folder.mkdir()
        own = ["g++", *FLAGS, f"-DPAREVAL_{dialect}"]
        emulator = str(folder / "emulator.o")
        subprocess.run([*own, "-c", str(DRIVERS / "workers" / "gpu_emulator.cc"), "-o", emulator], check=True)
        instrumented = [*own, "-fsanitize=thread", str(KERNELS), emulator, "-o", str(program), *LINKED]
        subprocess.run(instrumented, check=True)
    return program


def emulate(program: Path, kernel: str, order: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(program), kernel, str(order)], capture_output=True, text=True, timeout=60, check=False)


def shuffled() -> int:
    own = [i * i for i in range(32)]
    total = 0
    for i in range(32):
        begin = i // 8 * 8
        up = own[i - 2] if i - 2 >= begin else own[i]
        down = own[i + 2] if i + 2 < begin + 8 else own[i]
        total += (own[begin + 3] + 3 * up + 5 * down + 7 * own[i ^ 5]) * (i + 1)
    return total


SUM = sum(i % 10 for i in range(1024))
BALLOT = 1 + (1 << 5) + (1 << 10) + (1 << 15)
RESULTS = {
    "block_sum": SUM,
    "shared_dynamic": SUM,
    "shared_in_functions": 5 * 42,
    "shared_is_per_block": 9,
    "votes_of_a_block": 34 * 100 + 10 + 1,
    "some_threads_end_early": 100,
    "places": 3 * 4 * 5 * 6 * 3 * 2,
    "warp_sum": SUM,
    "shuffles": shuffled(),
    "warp_votes": BALLOT + 100000 + 0xF0 * 1000000 + 15 * 10000,
    "two_branches": 16 * 30 + 16 * 62,
    "who_is_active": 8,
    "atomics": 1,
    "lock": 512,
    "wait_for_all_blocks": 36,
    "last_block": SUM,
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kernel", RESULTS)
def test_a_right_kernel_gives_its_result_in_every_order(program: Path, kernel: str, order: int) -> None:
    done = emulate(program, kernel, order)
    assert (done.stdout, done.stderr) == (f"{RESULTS[kernel]}\n", "")


@pytest.mark.parametrize("order", ORDERS)
def test_hip_has_wavefronts_of_64_and_functions_without_masks(hip: Path, order: int) -> None:
    everybody, odd = sum(range(64)) * 100 + 40, 3 + 32
    assert emulate(hip, "without_masks", order).stdout == f"{everybody + odd * 10000000}\n"


@pytest.mark.parametrize(
    ("kernel", "right"), [("missing_barrier", SUM), ("lost_update", 256), ("lost_update_of_blocks", 64)]
)
def test_a_race_changes_the_result_in_some_order(program: Path, kernel: str, right: int) -> None:
    results = {emulate(program, kernel, order).stdout for order in ORDERS}
    assert len(results - {f"{right}\n"}) >= 1


def test_the_random_order_is_always_the_same(program: Path) -> None:
    assert len({emulate(program, "lost_update", 3).stdout for _ in range(3)}) == 1


@pytest.mark.parametrize("order", ORDERS)
def test_shared_memory_is_not_zero_at_first(program: Path, order: int) -> None:
    assert abs(int(emulate(program, "shared_not_set", order).stdout)) > 1_000_000


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    ("kernel", "told"),
    [
        ("different_barriers", ("wait at different barriers: 7 at __syncthreads() in line", ", 25 at __syncthreads()")),
        ("barrier_and_warp", ("the block waits for ever: 7 at __syncthreads() in line", "25 at __syncwarp()")),
        ("mask_without_caller", ("the mask of __shfl_sync() lacks the thread that calls it", "pareval-frame ")),
        ("without_shared", ("launched without memory for an array that is extern __shared__",)),
        ("too_many_threads", ("cannot be launched on such a grid",)),
        ("beyond_a_shared_array", ("reads 4 bytes outside of the array first\nin block", ", thread (0,0,0)\n")),
        ("far_beyond_a_shared_array", ("reads 4 bytes outside of the array first\n", "pareval-frame ")),
        ("add_beyond_a_shared_array", ("4 bytes outside of the array sum\n",)),
        ("too_much_shared", ("has 73728 bytes of __shared__ memory, and a block may have",)),
        ("in_front_of_an_array", ("reads 4 bytes outside of the array watched\n",)),
        ("behind_an_array", ("reads 4 bytes outside of the array watched\n",)),
    ],
)
def test_a_broken_rule_is_told(program: Path, kernel: str, told: tuple[str, ...], order: int) -> None:
    done = emulate(program, kernel, order)
    assert done.returncode == RULE_BROKEN
    assert all(part in done.stderr for part in told), done.stderr


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "kernel", ["shared_dynamic_too_small", "too_deep", "far_in_front_of_an_array", "far_behind_an_array"]
)
def test_an_access_outside_of_memory_is_a_fault(program: Path, kernel: str, order: int) -> None:
    assert emulate(program, kernel, order).returncode == SEGMENTATION_FAULT
