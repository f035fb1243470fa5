"""Samples judged with a checkout of the published harness, and the results as its run-all.py would write them."""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.evaluate import Plan, Sample
from pareval_agent.benchmark.interchange import OWN_KEY, PublishedPrompt, resources
from pareval_agent.benchmark.journal import Journal
from pareval_agent.benchmark.journaled import journaled
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.published_commands import is_usable
from pareval_agent.tools.published_harness import PublishedHarness, settings
from pareval_agent.tools.published_result import PublishedResult, PublishedRun


@dataclass(frozen=True)
class PublishedOutcome:
    """What became of one sample; a failure of the machine is never scored."""

    sample: Sample
    result: PublishedResult | None
    failure: str | None = None
    """One line."""


def published_plan(work: Plan, prompts: Sequence[PublishedPrompt], harness: PublishedHarness) -> Plan:
    """Those samples of a plan that the checkout has drivers for, and why the rest have none."""
    reasons = dict(work.skipped)
    for sample in work.samples:
        index = sample.place[0]
        if index not in reasons and (lack := _lack(sample, prompts[index], harness)) is not None:
            reasons[index] = lack
    return Plan(tuple(sample for sample in work.samples if sample.place[0] not in reasons), reasons)


def _lack(sample: Sample, prompt: PublishedPrompt, harness: PublishedHarness) -> str | None:
    if not is_usable(prompt.prompt):
        return "the published harness needs a prompt whose last line begins the function"
    return harness.lacks(sample.prompt)


@dataclass(frozen=True)
class PublishedEvaluator:
    """Judges samples, several at a time; what the journal knows already is not judged again."""

    harness: PublishedHarness
    prompts: Sequence[PublishedPrompt]
    cores: Cores
    journal: Journal[PublishedResult]
    jobs: int

    def outcomes(self, samples: Iterable[Sample]) -> Iterator[PublishedOutcome]:
        """One outcome a sample, as they come; each is in the journal before it is told."""
        for told in journaled(samples, self._key, self._judge, self.journal, self.jobs):
            yield PublishedOutcome(*told)

    def _judge(self, sample: Sample) -> PublishedResult:
        model = sample.prompt.model
        with tempfile.TemporaryDirectory(prefix="pareval-") as folder:
            with self.cores.shared(1):
                built = self.harness.build(sample.prompt, self._text(sample), sample.text, Path(folder))
            runs = [self._run(model, built.program, launch) for launch in self._launches(sample) if built.program]
        return self.harness.result(model, sample.text, built, runs)

    def _run(self, model: ExecutionModel, program: Path, launch: LaunchConfiguration) -> PublishedRun:
        with self._cores_for(launch):
            return self.harness.run(model, program, launch)

    def _cores_for(self, launch: LaunchConfiguration) -> AbstractContextManager[None]:
        """The drivers always time; nobody else is on the machine where the times are wanted."""
        timed = self.harness.config.timing.enabled
        return self.cores.alone() if timed else self.cores.shared(launch.cores)

    def _launches(self, sample: Sample) -> tuple[LaunchConfiguration, ...]:
        return self.harness.launches(sample.prompt.model)

    def _text(self, sample: Sample) -> str:
        return self.prompts[sample.place[0]].prompt

    def _key(self, sample: Sample) -> str:
        """Identifies the sample, the drivers and every setting that the outcome may depend on."""
        launches = [str(launch) for launch in self._launches(sample)]
        timed = self.harness.config.timing.enabled
        facts = [
            *(self.harness.checkout.digest(sample.prompt), str(sample.prompt), self._text(sample), sample.text),
            *(sample.place, launches, timed, settings(self.harness.config)),
        ]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def published_results(
    prompts: Sequence[PublishedPrompt],
    plan: Plan,
    outcomes: Iterable[PublishedOutcome],
    notes: Mapping[tuple[int, int], Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """The prompts in the published result format; those of which a sample was not judged keep their texts.

    Args:
        notes: what is to be said of a sample beside it, by its place.
    """
    told = {outcome.sample.place: outcome for outcome in outcomes}
    return [
        _skipped(prompt, plan.skipped[index])
        if index in plan.skipped
        else _result(prompt, [told[index, number] for number in range(len(prompt.outputs))], notes)
        for index, prompt in enumerate(prompts)
    ]


def _result(
    prompt: PublishedPrompt,
    outcomes: Sequence[PublishedOutcome],
    notes: Mapping[tuple[int, int], Mapping[str, Any]],
) -> dict[str, Any]:
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    if failures:
        return _skipped(prompt, f"the machine failed: {failures[0]}")
    outputs = [_output(one.sample, one.result, notes.get(one.sample.place, {})) for one in outcomes if one.result]
    return {**prompt.entry, "outputs": outputs}


def _skipped(prompt: PublishedPrompt, reason: str) -> dict[str, Any]:
    return {**prompt.entry, "outputs": list(prompt.outputs), OWN_KEY: {"not_judged": reason}}


def _output(sample: Sample, result: PublishedResult, notes: Mapping[str, Any]) -> dict[str, Any]:
    runs = [_run(run) for run in result.runs]
    did_run, is_valid = [run["did_run"] for run in runs], [bool(run["is_valid"]) for run in runs]
    return {
        "generated_output": sample.text,
        "source_write_success": True,
        "did_build": result.did_build,
        "is_source_valid": result.is_source_valid,
        "did_any_run": any(did_run),
        "did_all_run": result.did_build and all(did_run),
        "are_any_valid": any(did_run) and any(is_valid),
        "are_all_valid": result.did_build and all(did_run) and all(is_valid),
        "best_sequential_runtime": result.best_sequential_s,
        "runs": runs if result.did_build else None,
        OWN_KEY: {"published": result.model_dump(mode="json"), **notes},
    }


def _run(run: PublishedRun) -> dict[str, Any]:
    return {"did_run": run.did_run, "is_valid": run.is_valid, "runtime": run.runtime_s, **resources(run.launch)}
