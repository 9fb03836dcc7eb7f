"""The main job: options to report. Everything it does is in the modules it calls."""

from __future__ import annotations

import dataclasses
import datetime as dt
import getpass
import os
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from indextts_doctor import __version__, plugins, registry
from indextts_doctor.facts import Facts, Troubles
from indextts_doctor.judge import judge
from indextts_doctor.model import Check, UserError
from indextts_doctor.output import Output
from indextts_doctor.progress import Progress, shown
from indextts_doctor.redact import Redactor
from indextts_doctor.report import Report
from indextts_doctor.selection import select, split
from indextts_doctor.settings import Config, find_config
from indextts_doctor.target import Request, resolve

MAX_REPORT = 100_000_000
SECONDS = 120.0


@dataclasses.dataclass(frozen=True)
class Rules:
    """Which checks judge, and how strictly."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False


def check(given: Mapping[str, Any], echo: Callable[[str], None]) -> int:
    """Run ``check`` with the options of the command line and return its exit code.

    Raises UserError for what the user got wrong.
    """
    saved, directory = given["facts"], given["directory"].expanduser()
    config = find_config(directory) if saved is None else Config()
    chosen = merged(given, config)
    if given["smoke"]:
        raise UserError("--smoke: this version has no synthesis test yet; leave the option out")
    output = Output.of(chosen)
    rules = Rules(chosen["select"], chosen["ignore"], bool(chosen["strict"]))
    redact = redactor()
    if saved is not None:
        report = judge_again(saved, rules)
    else:
        request = Request(
            directory=directory,
            python=given["python"],
            profile=given["profile"],
            model_dir=given["model_dir"],
            port=given["port"],
            fast=bool(chosen["fast"]),
            deep=bool(chosen["deep"]),
            seconds=chosen["timeout"],
        )
        with shown(output.lang, wanted=output.verbosity >= 0) as progress:
            report = examine_and_judge(request, config, rules, progress, redact)
    output.write(report, redact, echo)
    return report.exit_code


def merged(given: Mapping[str, Any], config: Config) -> dict[str, Any]:
    """Return the options with the configuration's where the command line says nothing."""
    chosen = {name: value for name, value in given.items() if value is not None}
    for name in ("fast", "deep", "strict", "timeout", "output", "lang"):
        chosen.setdefault(name, getattr(config, name))
    chosen.setdefault("report_format", config.format)
    chosen.setdefault("verbose", config.verbose or (False if config.quiet else None))
    chosen["select"] = split(given["select"] or config.select or ())
    chosen["ignore"] = split(given["ignore"] or config.ignore or ())
    chosen["timeout"] = SECONDS if chosen["timeout"] is None else chosen["timeout"]
    if not 0 < chosen["timeout"] < 1e6:
        raise UserError(f"--timeout {chosen['timeout']:g}: must be more than 0 seconds")
    return chosen


def examine_and_judge(
    request: Request, config: Config, rules: Rules, progress: Progress, redact: Redactor
) -> Report:
    """Examine the deployment and judge what was seen. Raises UserError for what the user got wrong."""
    from indextts_doctor.examine import examine, workers_for

    begin = time.monotonic()
    extra = plugins.load()
    context = resolve(request, config, os.environ, extra.profiles)
    checks: list[Check] = []

    def meanwhile() -> None:
        checks.extend(select((*registry.builtin(), *extra.checks), rules.select, rules.ignore))

    facts = examine(context, progress, workers_for(os.cpu_count()), meanwhile)
    examined = time.monotonic()
    facts = redacted(replace(facts, troubles=extra.troubles), redact)
    return _judge(facts, checks, rules, begin, examined)


def judge_again(path: Path, rules: Rules) -> Report:
    """Judge the facts of an earlier JSON report. Raises UserError when the file is no report."""
    begin = time.monotonic()
    facts = _read_facts(path)
    extra = plugins.load()
    checks = select((*registry.builtin(), *extra.checks), rules.select, rules.ignore)
    secrets_only = Redactor(home="", user="", hostname="", environ={})  # this machine's names mean nothing there
    facts = redacted(replace(facts, troubles=extra.troubles), secrets_only)
    return _judge(facts, checks, rules, begin, time.monotonic())


def _judge(facts: Facts, checks: Iterable[Check], rules: Rules, begin: float, examined: float) -> Report:
    """Judge facts that hold no secrets."""
    judgement = judge(facts, checks)
    end = time.monotonic()
    return Report(
        facts=replace(facts, troubles=Troubles()),
        judgement=judgement,
        version=__version__,
        created=dt.datetime.now(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        durations={"examine": examined - begin, "judge": end - examined, "total": end - begin},
        strict=rules.strict,
    )


class _Saved(msgspec.Struct):
    """The part of a report that is judged again."""

    schema: str
    facts: Facts


def _read_facts(path: Path) -> Facts:
    try:
        if path.stat().st_size > MAX_REPORT:
            raise UserError(f"--facts {path}: larger than {MAX_REPORT} bytes")
        return msgspec.json.decode(path.read_bytes(), type=_Saved).facts
    except OSError as error:
        raise UserError(f"--facts {path}: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError(f"--facts {path}: not a JSON report of this tool: {error}") from None


def redactor() -> Redactor:
    """Return the redactor for this user on this machine."""
    return Redactor(
        home=str(Path.home()), user=_user(), hostname=socket.gethostname(), environ=dict(os.environ)
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's uid without a name
        return ""


def redacted(facts: Facts, redact: Redactor) -> Facts:
    """Return the facts without secrets and personal data. Checks see these, so a saved report judges the same."""
    plain: dict[str, Any] = msgspec.to_builtins(facts)
    profile = plain.pop("profile")  # ours or the user's own words, and no fact of the patient
    clean = redact.value(plain)
    clean["profile"] = profile
    return msgspec.convert(clean, Facts)
