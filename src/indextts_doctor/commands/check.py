"""The command ``check``: examine a deployment, report what is wrong, run the speech test."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Optional, Union

from msgspec.structs import replace

from indextts_doctor.checks.finding import Check
from indextts_doctor.checks.selection import Rules
from indextts_doctor.commands.options import OutputOptions, SpeechOptions
from indextts_doctor.commands.output import Output, check_writable, cleaned
from indextts_doctor.commands.progress import shown
from indextts_doctor.config.configuration import Config, expanded, find_config
from indextts_doctor.facts import Missing
from indextts_doctor.plugins import loading
from indextts_doctor.target.resolve import Request, resolve

if TYPE_CHECKING:
    from indextts_doctor.checks.finding import Finding
    from indextts_doctor.commands.progress import Progress
    from indextts_doctor.facts import Facts, Speech
    from indextts_doctor.report.report import Report
    from indextts_doctor.speech.engine import Engine
    from indextts_doctor.target.context import Context


@dataclasses.dataclass(frozen=True)
class CheckOptions:
    """What ``check`` is asked."""

    target: Request = Request()
    rules: Rules = Rules()
    speech: SpeechOptions = SpeechOptions()
    output: OutputOptions = OutputOptions()
    path: Optional[Path] = None  # where the report is written
    facts: Optional[Path] = None  # a saved report, which is reported on again

    def merged_with(self, config: Config) -> CheckOptions:
        """Return them with the configuration's where the command line says nothing. Raises UserError."""
        configured = None if config.output is None else Path(config.output)
        return CheckOptions(
            self.target.merged_with(config),
            self.rules.merged_with(config),
            self.speech.merged_with(config),
            self.output.merged_with(config),
            self.path or configured,
            self.facts,
        )


def run(options: CheckOptions) -> int:
    """Run ``check`` and return its exit code. Raises UserError for what the user got wrong."""
    if options.speech.wav is not None:
        check_writable(expanded(options.speech.wav), "--wav")
    config = find_config(expanded(options.target.directory)) if options.facts is None else Config()
    options = options.merged_with(config)
    output = Output.of(options.output, options.path)
    if options.facts is not None:
        from indextts_doctor.report.building import on_report

        report = on_report(options.facts, options.rules)
    else:
        report = examined(options, config, output)
    output.write(cleaned(output.renderer.report(report, output.view)))
    return report.exit_code


def examined(options: CheckOptions, config: Config, output: Output) -> Report:
    """Examine the deployment, report on it, and run the speech test. Raises UserError for what the user got wrong."""
    from indextts_doctor.collect.schedule import examine, workers_for

    begin = time.monotonic()
    extra, config = loading.load(), options.speech.asked(config)
    proof = wanted_proof(options.speech, config, output.lang, extra, fast=bool(options.target.fast))
    context = resolve(options.target, config, os.environ, extra.profiles)
    checks: list[Check] = []

    def meanwhile() -> None:
        # What reports is loaded while the probes run.
        from indextts_doctor.report.building import chosen_checks

        checks.extend(chosen_checks(options.rules, extra))
        _ = output.renderer

    with shown(output.lang, wanted=output.verbosity >= 0) as progress:
        facts = examine(context, progress, workers_for(os.cpu_count()), meanwhile)
        from indextts_doctor.redact.machine import redactor
        from indextts_doctor.report.building import on_facts

        judged = partial(on_facts, troubles=extra.troubles, checks=checks, redact=redactor())
        durations = {"examine": time.monotonic() - begin}
        if proof is not None:
            begin = time.monotonic()
            found = judged(facts, durations=durations).diagnosis.findings
            facts = with_speech(facts, proof(context, facts, found, progress))
            durations["smoke"] = time.monotonic() - begin
    report = judged(facts, durations=durations, strict=bool(options.rules.strict))
    return replace(report, speech_demanded=bool(options.speech.smoke))


Proof = Callable[["Context", "Facts", "tuple[Finding, ...]", "Progress"], "Union[Speech, Missing]"]


def wanted_proof(
    options: SpeechOptions, config: Config, lang: str, extra: loading.Loaded, *, fast: bool
) -> Optional[Proof]:
    """Return the speech test, unless it is not wanted. Raises UserError for an unknown engine."""
    if options.smoke is False or (fast and not options.smoke):
        return None
    from indextts_doctor.speech.speechtest import speech_test

    return partial(
        speech_test,
        engines=engines_for(config, extra),
        lang=lang,
        force=options.force,
        anyway=options.anyway,
        keep=None if options.wav is None else expanded(options.wav),
    )


def engines_for(config: Config, extra: loading.Loaded) -> dict[str, Engine]:
    """Return every engine by name. Raises UserError when one that is asked for is unknown."""
    from indextts_doctor.speech import engine
    from indextts_doctor.speech.synthesis import check_names

    engines = {**engine.builtin(), **extra.engines}
    check_names(config.speech, engines)
    return engines


def with_speech(facts: Facts, speech: Union[Speech, Missing]) -> Facts:
    """Return the facts with how the deployment spoke, or why it did not."""
    if isinstance(speech, Missing):
        return replace(facts, missing={**facts.missing, "speech": speech})
    return facts.having(speech)
