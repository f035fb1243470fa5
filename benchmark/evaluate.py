"""Judging of samples that were made elsewhere."""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pareval_agent.agent.request import judge_version
from pareval_agent.agent.seeds import case_seeds, derive
from pareval_agent.benchmark.interchange import OWN_KEY, PublishedPrompt, published_output
from pareval_agent.benchmark.journal import Journal
from pareval_agent.benchmark.journaled import journaled
from pareval_agent.benchmark.judged import JudgedSample, judge
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt, load_problems
from pareval_agent.drivers.execution_model import JUDGED, KERNELS, ExecutionModel
from pareval_agent.tools.toolbox import Toolbox


@dataclass(frozen=True)
class Sample:
    """One answer that is to be judged."""

    prompt: Prompt
    text: str
    place: tuple[int, int]
    """Index of the prompt in the file, and of the output in the prompt."""

    def __str__(self) -> str:
        return f"{self.prompt} output {self.place[1]}"


@dataclass(frozen=True)
class Plan:
    """What will be judged, and why the rest will not."""

    samples: tuple[Sample, ...]
    skipped: Mapping[int, str]
    """Reasons by index of the prompt."""


@dataclass(frozen=True)
class Outcome:
    """What became of one sample: it was judged, or there was a failure of the machine, which is never scored."""

    sample: Sample
    judged: JudgedSample | None
    failure: str | None = None
    """One line."""


def plan(prompts: Sequence[PublishedPrompt], only: ExecutionModel | None = None) -> Plan:
    """Sort out the samples that there is a judge for, those of one execution model if it is given."""
    reasons = {index: _reason_to_skip(prompt, only) for index, prompt in enumerate(prompts)}
    samples = [
        Sample(Prompt(load_problems()[prompt.name], ExecutionModel(prompt.parallelism_model)), text, (index, number))
        for index, prompt in enumerate(prompts)
        if reasons[index] is None
        for number, text in enumerate(prompt.outputs)
    ]
    return Plan(tuple(samples), {index: reason for index, reason in reasons.items() if reason is not None})


def _reason_to_skip(prompt: PublishedPrompt, only: ExecutionModel | None) -> str | None:
    if prompt.parallelism_model not in (*JUDGED, *KERNELS):
        return f"no judge for target {prompt.parallelism_model}"
    if prompt.name not in load_problems() or prompt.entry.get("language", "cpp") != "cpp":
        return f"no judge for problem {prompt.name}"
    if only is not None and prompt.parallelism_model != only:
        return f"not of target {only}"
    return None


@dataclass(frozen=True)
class Evaluator:
    """Judges samples, several at a time; what the journal knows already is not judged again."""

    config: Config
    toolbox: Toolbox
    journal: Journal[JudgedSample]
    run_seed: int
    jobs: int = 1
    """Samples in flight; with several the toolbox must be a `SharedToolbox`."""

    def outcomes(self, samples: Iterable[Sample]) -> Iterator[Outcome]:
        """One outcome a sample, as they come; what was judged is in the journal before it is told."""
        for told in journaled(samples, self._key, self._judge, self.journal, self.jobs):
            yield Outcome(*told)

    def _judge(self, sample: Sample) -> JudgedSample:
        with tempfile.TemporaryDirectory(prefix="pareval-") as folder:
            return self._judge_in(Path(folder), sample)

    def _judge_in(self, folder: Path, sample: Sample) -> JudgedSample:
        seeds = case_seeds(derive(self.run_seed, str(sample.prompt), *sample.place))
        timing = self.config.timing.enabled
        return judge(sample.text, sample.prompt, self.toolbox, seeds, folder / "build", timing=timing)

    def _key(self, sample: Sample) -> str:
        """Identifies the sample, its judge and every setting that a verdict may depend on."""
        settings = self.config.model_dump(mode="json", include=_JUDGING)
        facts = [_judge_version(sample.prompt), str(sample.prompt), sample.place, sample.text, settings]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


_judge_version = cache(judge_version)

_JUDGING = {"toolchain", "launch", "limits", "timing", "sandbox", "seed"}


def results(prompts: Sequence[PublishedPrompt], plan: Plan, outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """The prompts in the published result format.

    The format knows no prompt of which a part is judged. So the outputs of a prompt that was skipped, or of which a
    sample could not be judged, stay plain texts, which the published tools pass over.
    """
    told = {outcome.sample.place: outcome for outcome in outcomes}
    return [
        _skipped(prompt, plan.skipped[index])
        if index in plan.skipped
        else _result(prompt, [told[index, number] for number in range(len(prompt.outputs))])
        for index, prompt in enumerate(prompts)
    ]


def _result(prompt: PublishedPrompt, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    failures = [f"the machine failed: {outcome.failure}" for outcome in outcomes if outcome.failure]
    unscored = [one.judged.detail for one in outcomes if one.judged and not one.judged.verdict.scored]
    if reasons := [*failures, *unscored]:
        return _skipped(prompt, reasons[0])
    outputs = [published_output(one.sample.text, one.judged) for one in outcomes if one.judged]
    return {**prompt.entry, "outputs": outputs}


def _skipped(prompt: PublishedPrompt, reason: str) -> dict[str, Any]:
    return {**prompt.entry, "outputs": list(prompt.outputs), OWN_KEY: {"not_judged": reason}}
