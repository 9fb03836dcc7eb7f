"""The main job: options to report. Everything it does is in the modules it calls."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Union

from msgspec.structs import replace

from indextts_doctor.checks.finding import Check
from indextts_doctor.checks.selection import split
from indextts_doctor.commands.output import Output, check_writable
from indextts_doctor.commands.progress import shown
from indextts_doctor.config.configuration import Config, expanded, find_config
from indextts_doctor.facts.record import Missing
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.plugins import loading

if TYPE_CHECKING:
    from indextts_doctor.checks.finding import Finding
    from indextts_doctor.commands.progress import Progress
    from indextts_doctor.facts import Facts, Speech
    from indextts_doctor.report import Report
    from indextts_doctor.report.building import Rules
    from indextts_doctor.speech.engine import Engine
    from indextts_doctor.target.context import Context
    from indextts_doctor.target.resolve import Request

SECONDS = 120.0


def check(given: Mapping[str, Any], echo: Callable[[str], None]) -> int:
    """Run ``check`` with the options of the command line and return its exit code.

    Raises UserError for what the user got wrong.
    """
    saved, directory = given["facts"], expanded(given["directory"])
    if given["wav"] is not None:
        check_writable(expanded(given["wav"]))
    config = find_config(directory) if saved is None else Config()
    chosen = merged(given, config)
    output = Output.of(chosen)
    report = judge_again(saved, chosen) if saved is not None else examine_and_judge(chosen, config, output)
    from indextts_doctor.redact.machine import redactor

    output.write(report, redactor(), echo)
    return report.exit_code


def judge_again(saved: Path, chosen: Mapping[str, Any]) -> Report:
    """Judge the facts of a saved report. Raises UserError for what the user got wrong."""
    from indextts_doctor.report.building import on_report

    return on_report(saved, rules_of(chosen))


def examine_and_judge(chosen: Mapping[str, Any], config: Config, output: Output) -> Report:
    """Examine the deployment, judge what was seen, and let it speak. Raises UserError for what the user got wrong."""
    from indextts_doctor.collect.schedule import examine, workers_for
    from indextts_doctor.target.resolve import resolve

    begin = time.monotonic()
    extra, config = loading.load(), asking(config, chosen)
    proof = wanted_proof(chosen, config, output.lang, extra)
    context = resolve(request_of(chosen), config, os.environ, extra.profiles)
    checks: list[Check] = []

    def meanwhile() -> None:
        from indextts_doctor.report.building import (
            chosen_checks,  # what judges is loaded while the probes run
        )

        checks.extend(chosen_checks(rules_of(chosen), extra))
        output.prepare()

    with shown(output.lang, wanted=output.verbosity >= 0) as progress:
        facts = examine(context, progress, workers_for(os.cpu_count()), meanwhile)
        from indextts_doctor.redact.machine import redactor
        from indextts_doctor.report.building import on_facts

        judged = partial(on_facts, troubles=extra.troubles, checks=checks, redact=redactor())
        durations = {"examine": time.monotonic() - begin}
        if proof is not None:
            begin = time.monotonic()
            found = judged(facts, durations=durations).judgement.findings
            facts = with_speech(facts, proof(context, facts, found, progress))
            durations["smoke"] = time.monotonic() - begin
    report = judged(facts, durations=durations, strict=bool(chosen["strict"]))
    return replace(report, speech_demanded=bool(chosen["smoke"]))


Proof = Callable[["Context", "Facts", "tuple[Finding, ...]", "Progress"], "Union[Speech, Missing]"]


def wanted_proof(
    chosen: Mapping[str, Any], config: Config, lang: str, extra: loading.Loaded
) -> Optional[Proof]:
    """Return the speech test, unless it is not wanted. Raises UserError for an unknown engine."""
    if chosen["smoke"] is False or (chosen["fast"] and not chosen["smoke"]):
        return None
    from indextts_doctor.speech.speechtest import speech_test

    return partial(
        speech_test,
        engines=engines_for(config, extra),
        lang=lang,
        force=bool(chosen.get("force")),
        anyway=bool(chosen.get("speak_anyway")),
        keep=expanded(chosen["wav"]) if chosen.get("wav") is not None else None,
    )


def engines_for(config: Config, extra: loading.Loaded) -> dict[str, Engine]:
    """Return every engine by name. Raises UserError when one that is asked for is unknown."""
    from indextts_doctor.speech import engine
    from indextts_doctor.speech.synthesis import check_names

    engines = {**engine.builtin(), **extra.engines}
    check_names(config.speech, engines)
    return engines


def asking(config: Config, chosen: Mapping[str, Any]) -> Config:
    """Return the configuration with what the options ask of an engine before its own."""
    named = {name: chosen[name] for name in ("engine", "text", "prompt") if chosen.get(name) is not None}
    return replace(config, speech=replace(config.speech, **named))


def with_speech(facts: Facts, speech: Union[Speech, Missing]) -> Facts:
    """Return the facts with how the deployment spoke, or why it did not."""
    if isinstance(speech, Missing):
        return replace(facts, missing={**facts.missing, "speech": speech})
    kept = {name: why for name, why in facts.missing.items() if name != "speech"}
    return replace(facts, speech=speech, missing=kept)


def rules_of(chosen: Mapping[str, Any]) -> Rules:
    """Return which checks judge."""
    from indextts_doctor.report.building import Rules

    return Rules(chosen["select"], chosen["ignore"], bool(chosen["strict"]))


def request_of(chosen: Mapping[str, Any]) -> Request:
    """Return what is asked of the target."""
    from indextts_doctor.target.resolve import Request

    return Request(
        directory=expanded(chosen["directory"]),
        python=chosen.get("python"),
        profile=chosen.get("profile"),
        model_dir=chosen.get("model_dir"),
        port=chosen.get("port"),
        fast=bool(chosen["fast"]),
        deep=bool(chosen["deep"]),
        seconds=chosen["timeout"],
        logs=tuple(chosen.get("log") or ()),
    )


def merged(given: Mapping[str, Any], config: Config) -> dict[str, Any]:
    """Return the options with the configuration's where the command line says nothing."""
    chosen = {name: value for name, value in given.items() if value is not None}
    for name in ("fast", "deep", "smoke", "strict", "timeout", "output", "lang"):
        chosen.setdefault(name, getattr(config, name))
    chosen.setdefault("report_format", config.format)
    chosen.setdefault("verbose", config.verbose or (False if config.quiet else None))
    chosen["select"] = split(given["select"] or config.select or ())
    chosen["ignore"] = split(given["ignore"] or config.ignore or ())
    chosen["timeout"] = SECONDS if chosen["timeout"] is None else chosen["timeout"]
    if not 0 < chosen["timeout"] < 1e6:
        raise UserError(f"--timeout {chosen['timeout']:g}: must be more than 0 seconds")
    return chosen
