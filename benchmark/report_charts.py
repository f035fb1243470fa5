"""The charts of a report, made from its findings."""

from collections.abc import Callable, Iterator, Sequence

from pareval_agent.benchmark.chart import Axis, Bars, Chart, Curve, Curves, HeatMap, Series, Stacks
from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.palette import VERDICTS
from pareval_agent.benchmark.report_findings import Findings, Group
from pareval_agent.benchmark.score import Score
from pareval_agent.benchmark.speed_score import SpeedScore

_RESOURCES = {"omp": "threads", "kokkos": "threads", "mpi": "ranks", "mpi+omp": "ranks x threads"}


def charts(findings: Findings) -> Iterator[Chart]:
    """All charts that there are numbers for."""
    yield from heat_maps(findings)
    yield from bars(findings)
    yield from scaling(findings)
    yield from repairs(findings)
    yield from tokens(findings)
    yield verdicts(findings)


def heat_maps(findings: Findings) -> Iterator[HeatMap]:
    """pass@1 by problem type and execution model, one a system."""
    for place, (system, name) in enumerate(findings.names.items()):
        cells = findings.by_group[system]
        yield HeatMap(
            name=_numbered("pass_heat_map", place, findings),
            title=f"{name}: pass@1",
            value="pass@1",
            rows=findings.types,
            columns=findings.targets,
            cells=tuple(
                tuple(cells.get(Group(kind, target)) for target in findings.targets) for kind in findings.types
            ),
        )


def bars(findings: Findings) -> Iterator[Bars]:
    """build@1 and pass@k of each system, by execution model."""
    ks = sorted({k for line in findings.by_target for k in line.pass_at})
    yield _bars(findings, "build_at_1", "build@1", lambda line: line.build_at.get(1))
    for k in ks:
        yield _bars(findings, f"pass_at_{k}", f"pass@{k}", lambda line, k=k: line.pass_at.get(k))  # type: ignore[misc]


def _bars(findings: Findings, name: str, value: str, read: Callable[[Score], Estimate | None]) -> Bars:
    known = {(line.system, line.target): read(line) for line in findings.by_target}
    return Bars(
        name=name,
        title=f"{value} by execution model",
        value=value,
        groups=findings.targets,
        series=tuple(_series(findings, system) for system in findings.systems),
        values=tuple(
            tuple(_known(known.get((system, target))) for target in findings.targets) for system in findings.systems
        ),
    )


def scaling(findings: Findings) -> Iterator[Curves]:
    """Speedup and efficiency against threads or ranks, one chart for each execution model that was timed on several."""
    for target in findings.targets:
        lines = [line for line in findings.by_target if line.target == target]
        resources = _RESOURCES.get(target, "cores")
        k = min(lines[0].pass_at, default=1)
        for value, title, read, axis in (
            (f"speedup_n@{k}", "speedup", _speedup(k), Axis(f"speedup_n@{k}", log=True)),
            (f"efficiency_n@{k}", "efficiency", _efficiency(k), Axis(f"efficiency_n@{k}")),
            ("speedup if correct", "speedup of correct samples", _if_correct, Axis("speedup if correct", log=True)),
        ):
            curves = tuple(curve for line in lines if (curve := _scaling_curve(findings, line, read)).points)
            if any(len(curve.points) > 1 for curve in curves):
                yield Curves(
                    name=f"{_slug(value)}_{_slug(target)}",
                    title=f"{target}: {title}",
                    x=Axis(resources, log=True),
                    y=axis,
                    curves=curves,
                    ideal=_ideal(curves, constant=value.startswith("efficiency")),
                )


def _scaling_curve(findings: Findings, line: Score, read: Callable[[SpeedScore], Estimate | None]) -> Curve:
    points = ((cores, read(speed)) for cores, speed in sorted(line.speed_on.items()))
    known = tuple((float(cores), value) for cores, value in points if value is not None and value.value is not None)
    return Curve(_series(findings, line.system), known)


def _speedup(k: int) -> Callable[[SpeedScore], Estimate | None]:
    return lambda speed: speed.speedup.get(k)


def _efficiency(k: int) -> Callable[[SpeedScore], Estimate | None]:
    return lambda speed: speed.efficiency.get(k)


def _if_correct(speed: SpeedScore) -> Estimate | None:
    return speed.correct_only_mean


def _ideal(curves: Sequence[Curve], *, constant: bool) -> tuple[tuple[float, float], ...]:
    cores = sorted({x for curve in curves for x, _ in curve.points})
    return tuple((x, 1.0 if constant else x) for x in (cores[0], cores[-1]))


def repairs(findings: Findings) -> Iterator[Curves]:
    """How many samples are solved after so many attempts, and which share of repairs succeeds in each round."""
    solved = tuple(
        Curve(_series(findings, system), tuple((float(n), value) for n, value in enumerate(values, start=1)))
        for system, values in findings.by_attempt.items()
        if values
    )
    if solved:
        yield Curves(
            name="solved_by_attempt",
            title="solved within so many attempts",
            x=Axis("attempts"),
            y=Axis("solved", share=True),
            curves=solved,
        )
    mended = tuple(
        Curve(
            _series(findings, system),
            tuple(
                (float(rate.round), rate.mended)
                for rate in findings.repairs
                if rate.system == system and rate.round is not None and rate.failure is None
            ),
        )
        for system in dict.fromkeys(rate.system for rate in findings.repairs)
    )
    if mended:
        yield Curves(
            name="mended_by_round",
            title="repairs that succeed, by round",
            x=Axis("round"),
            y=Axis("mended", share=True),
            curves=mended,
        )


def tokens(findings: Findings) -> Iterator[Curves]:
    """Success against tokens."""
    curves = tuple(
        Curve(
            _series(findings, system),
            tuple((float(point.tokens), point.solved) for point in findings.points if point.system == system),
        )
        for system in dict.fromkeys(point.system for point in findings.points)
    )
    if any(len(curve.points) > 1 for curve in curves):
        yield Curves(
            name="solved_by_tokens",
            title="solved within so many tokens, in and out",
            x=Axis("tokens", log=True),
            y=Axis("solved", share=True),
            curves=curves,
        )


def verdicts(findings: Findings) -> Stacks:
    """What became of the samples."""
    found = {verdict for counts in findings.verdicts.values() for verdict in counts}
    parts = (*(verdict for verdict in VERDICTS if verdict in found), *sorted(found - VERDICTS.keys()))
    return Stacks(
        name="verdicts",
        title="verdicts of samples",
        value="samples",
        rows=tuple(findings.names.values()),
        parts=parts,
        counts=tuple(tuple(findings.verdicts[system].get(part, 0) for part in parts) for system in findings.systems),
    )


def _series(findings: Findings, system: System) -> Series:
    return Series(findings.names[system], findings.systems.index(system))


def _known(value: Estimate | None) -> Estimate | None:
    return value if value is not None and value.value is not None else None


def _numbered(name: str, place: int, findings: Findings) -> str:
    return name if len(findings.names) == 1 else f"{name}_{place + 1}"


def _slug(text: str) -> str:
    """As a part of a file's name."""
    return "_".join("".join(c if c.isalnum() else " " for c in text.replace("@", "_at_")).split())
