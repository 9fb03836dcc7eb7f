"""The command ``say``: the deployment speaks, and what is heard is judged."""

from __future__ import annotations

import itertools
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from msgspec.structs import replace

from indextts_doctor.commands.check import (
    asking,
    engines_for,
    examine_and_judge,
    merged,
    request_of,
    with_speech,
)
from indextts_doctor.commands.output import Output, check_writable, without_secrets
from indextts_doctor.commands.progress import shown
from indextts_doctor.commands.terminal import color_wanted, width
from indextts_doctor.config.configuration import Config, expanded, find_config
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.plugins import loading

if TYPE_CHECKING:
    from indextts_doctor.report import Report

NAME = "speech"


def say(given: Mapping[str, Any], echo: Callable[[str], None]) -> int:
    """Run ``say`` with the options of the command line and return its exit code.

    Raises UserError for what the user got wrong.
    """
    options = {"fast": None, "deep": None, "smoke": True, "strict": None, "select": None, "ignore": None}
    quiet = {"verbose": None, "facts": None}
    config = find_config(expanded(given["directory"]))
    chosen = {
        **merged({**options, **quiet, **given, "output": None}, replace(config, output=None)),
        **paths(given),
    }
    player = find_player() if given["play"] else None
    output = Output.of({**chosen, "output": None})
    if given["text"] is None:
        report = examine_and_judge(chosen, config, output)
        output.write(report, _redactor(), echo)
    else:
        report = speak_only(chosen, config, output)
        echo(without_secrets(rendered(report, output), _redactor()))
    spoken = report.facts.speech
    if player and spoken and spoken.attempts[0].wav:
        play(player, str(chosen["wav"]))  # the report's own path may be redacted
    return report.exit_code


def paths(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that name files, whole. Raises UserError for one that cannot be used."""
    prompt = given["prompt"]
    if prompt is not None and not os.path.isfile(expanded(prompt)):  # noqa: PTH113 - False where a Path raises
        raise UserError(f"--prompt {prompt}: no such file")
    wav = expanded(given["output"]) if given["output"] else free_name(Path())
    check_writable(wav)
    whole = {"wav": wav.absolute(), "speak_anyway": True}
    return whole if prompt is None else {**whole, "prompt": str(expanded(prompt).absolute())}


def free_name(folder: Path) -> Path:
    """Return speech.wav, or speech-2.wav and so on where that is taken: nothing is overwritten unasked."""
    names = itertools.chain([f"{NAME}.wav"], (f"{NAME}-{count}.wav" for count in itertools.count(2)))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def speak_only(chosen: Mapping[str, Any], config: Config, output: Output) -> Report:
    """Let the deployment say a text, without an examination. Raises UserError for what the user got wrong."""
    from indextts_doctor.facts import Facts
    from indextts_doctor.report.building import Rules, chosen_checks, on_facts
    from indextts_doctor.speech.synthesis import synthesize
    from indextts_doctor.target.resolve import resolve

    begin = time.monotonic()
    extra, config = loading.load(), asking(config, chosen)
    engines = engines_for(config, extra)
    context = resolve(request_of(chosen), config, os.environ, extra.profiles)
    with shown(output.lang, wanted=True) as progress:
        texts = {output.lang: chosen["text"]}
        force = bool(chosen.get("force"))
        speech = synthesize(context, texts, engines, progress, force=force, keep=chosen["wav"])
    facts = Facts(target=context.target, profile=context.profile, environment=context.environment)
    facts = with_speech(facts, speech if speech.attempts else next(iter(speech.untried.values())))
    checks = chosen_checks(Rules(select=("SMK",)), extra)
    durations = {"smoke": time.monotonic() - begin}
    report = on_facts(facts, extra.troubles, checks, redact=_redactor(), durations=durations)
    return replace(report, speech_demanded=True)


def rendered(report: Report, output: Output) -> str:
    """Return what is printed of a text that was spoken."""
    if output.format == "json":
        return output.render(report)
    from indextts_doctor.report import text

    color = color_wanted(sys.stdout, os.environ)
    return text.render_speech(report, output.lang, color=color, width=width(os.environ))


def _redactor() -> Any:
    from indextts_doctor.redact.machine import redactor

    return redactor()


PLAYERS: tuple[tuple[str, ...], ...] = (
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ("play", "-q"),
)


def find_player() -> tuple[str, ...]:
    """Return the command that plays a file. Raises UserError when there is none."""
    from shutil import which

    found: Optional[tuple[str, ...]] = next((player for player in PLAYERS if which(player[0])), None)
    if found is None:
        names = ", ".join(player[0] for player in PLAYERS)
        raise UserError(f"--play: none of {names} is on the PATH; leave the option out and open the file")
    return found


def play(player: tuple[str, ...], path: str) -> None:
    """Play a recording. Raises UserError when the player fails."""
    from indextts_doctor import supervise

    outcome = supervise.run((*player, path), source=b"", cwd="/", variables=os.environ, seconds=120.0)
    if outcome.exit_code != 0:
        said = (outcome.stderr or outcome.text).strip().splitlines()
        raise UserError(
            f"--play: {player[0]} failed: {said[-1] if said else outcome.kind}; the file is {path}"
        )
