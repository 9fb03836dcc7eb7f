"""The command ``say``: run the speech test alone with a text, or examine and speak the result."""

from __future__ import annotations

import dataclasses
import itertools
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from msgspec.structs import replace

from indextts_doctor.checks.selection import Rules
from indextts_doctor.commands.check import CheckOptions, engines_for, examined, with_speech
from indextts_doctor.commands.options import OutputOptions, SpeechOptions
from indextts_doctor.commands.output import Output, check_writable, cleaned
from indextts_doctor.commands.progress import shown
from indextts_doctor.config.configuration import Config, expanded, find_config
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.plugins import loading
from indextts_doctor.target.resolve import Request, resolve

if TYPE_CHECKING:
    from indextts_doctor.report.report import Report

NAME = "speech"
FOLDER = _("say {path}: this is a folder and no text; name it with -C {path}")
NO_PLAYER = _("--play: no player found on the PATH ({names}); omit --play and open the file yourself")
NOT_PLAYED = _("--play: {player} failed: {why}; the recording is {path}")


@dataclasses.dataclass(frozen=True)
class SayOptions:
    """What ``say`` is asked."""

    target: Request = Request()
    speech: SpeechOptions = SpeechOptions()
    output: OutputOptions = OutputOptions()
    play: bool = False

    def merged_with(self, config: Config) -> SayOptions:
        """Return them with the configuration's where the command line says nothing. Raises UserError."""
        target, output = self.target.merged_with(config), self.output.merged_with(config)
        return dataclasses.replace(self, target=target, output=output)

    def whole(self) -> SayOptions:
        """Return them with whole paths of files. Raises UserError for one that cannot be used."""
        speech, prompt = self.speech, self.speech.prompt
        if prompt is not None and not os.path.isfile(expanded(Path(prompt))):  # noqa: PTH113 - False where a Path raises
            raise UserError(_("--prompt {path}: no such file").filled(path=prompt))
        if speech.text and os.sep in speech.text and os.path.isdir(expanded(Path(speech.text))):  # noqa: PTH112
            raise UserError(FOLDER.filled(path=speech.text))
        wav = expanded(speech.wav) if speech.wav else free_name(Path())
        check_writable(wav)
        prompt = prompt and str(expanded(Path(prompt)).absolute())
        return dataclasses.replace(
            self, speech=dataclasses.replace(speech, smoke=True, anyway=True, wav=wav.absolute(), prompt=prompt)
        )


def run(options: SayOptions) -> int:
    """Run ``say`` and return its exit code. Raises UserError for what the user got wrong."""
    config = find_config(expanded(options.target.directory))
    options = options.merged_with(config).whole()
    player = find_player() if options.play else None
    output = Output.of(options.output)
    if options.speech.text is None:
        rules = Rules().merged_with(config)
        report = examined(CheckOptions(options.target, rules, options.speech, options.output), config, output)
        output.write(cleaned(output.renderer.report(report, output.view)))
    else:
        report = speak_only(options, config, output)
        output.write(cleaned(output.renderer.speech(report, output.view)))
    from indextts_doctor.facts import Speech

    spoken = report.facts.find(Speech)
    if player and spoken and spoken.attempts[0].wav:
        play(player, str(options.speech.wav))  # the report's own path may be redacted
    return report.exit_code


def free_name(folder: Path) -> Path:
    """Return speech.wav, or speech-2.wav and so on where that is taken: nothing is overwritten unasked."""
    names = itertools.chain([f"{NAME}.wav"], (f"{NAME}-{count}.wav" for count in itertools.count(2)))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def speak_only(options: SayOptions, config: Config, output: Output) -> Report:
    """Let the deployment say a text, without an examination. Raises UserError for what the user got wrong."""
    from indextts_doctor.facts import Facts
    from indextts_doctor.redact.machine import redactor
    from indextts_doctor.report.building import chosen_checks, on_facts
    from indextts_doctor.speech.synthesis import synthesize

    begin = time.monotonic()
    asked = options.speech
    extra, config = loading.load(), asked.asked(config)
    engines = engines_for(config, extra)
    context = resolve(options.target, config, os.environ, extra.profiles)
    with shown(output.lang, wanted=True) as progress:
        texts = {output.lang: asked.text or ""}
        speech = synthesize(context, texts, engines, progress, force=asked.force, keep=asked.wav)
    facts = Facts.of(context.target, context.profile, context.environment)
    facts = with_speech(facts, speech if speech.attempts else next(iter(speech.untried.values())))
    checks = chosen_checks(Rules(select=("SMK",)), extra)
    durations = {"smoke": time.monotonic() - begin}
    report = on_facts(facts, extra.troubles, checks, redact=redactor(), durations=durations)
    return replace(report, speech_demanded=True)


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
        names = [player[0] for player in PLAYERS]
        raise UserError(NO_PLAYER.filled(names=names))
    return found


def play(player: tuple[str, ...], path: str) -> None:
    """Play a recording. Raises UserError when the player fails."""
    from indextts_doctor import supervise

    outcome = supervise.run((*player, path), source=b"", cwd="/", variables=os.environ, seconds=120.0)
    if outcome.exit_code != 0:
        said = (outcome.stderr or outcome.text).strip().splitlines()
        why = said[-1] if said else outcome.kind
        raise UserError(NOT_PLAYED.filled(player=player[0], why=why, path=path))
