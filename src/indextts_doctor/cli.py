"""Flags to pipeline to renderer to exit code. Heavy imports happen in the command that needs them."""

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import typer

from indextts_doctor import __version__
from indextts_doctor.commands import flags
from indextts_doctor.commands.values import lighten

app = typer.Typer(
    name="indextts-doctor",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
list_app = typer.Typer(no_args_is_help=True)
app.add_typer(list_app, name="list", help="List what the doctor knows.")
history_app = typer.Typer()
app.add_typer(history_app, name="history")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"indextts-doctor {__version__}")
        raise typer.Exit


@app.callback(
    epilog="""
Examples:

  indextts-doctor check                        examine the deployment in this folder

  indextts-doctor check /srv/tts --lang zh     another folder, in Chinese

  indextts-doctor check --format json          for a script or a ticket

  indextts-doctor explain HOST001              more about a finding
"""
)
def _common(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    """Find out why a text-to-speech deployment on a CPU machine does not work."""


@app.command(
    epilog="""
Examples:

  indextts-doctor check /srv/tts --python /srv/tts/.venv --port 5000

  indextts-doctor check --fast --select PKG,MOD

  indextts-doctor check --format json --output report.json

  indextts-doctor check --facts report.json --lang zh

  journalctl -u tts -n 5000 | indextts-doctor check --log -

Exit codes: 0 fine, 1 an error was found (with --strict: or a warning), 2 wrong usage,
3 nothing could be examined, 130 interrupted.
"""
)
def check(
    directory: flags.Directory = Path(),
    python: flags.Python = None,
    profile: flags.Profile = None,
    model_dir: flags.ModelDir = None,
    port: flags.Port = None,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    fast: flags.Fast = None,
    deep: flags.Deep = None,
    smoke: flags.Smoke = None,
    engine: flags.EngineName = None,
    force: flags.Force = False,
    wav: flags.Wav = None,
    log: flags.LogFile = None,
    strict: flags.Strict = None,
    timeout: flags.Timeout = None,
    facts: flags.SavedFacts = None,
    report_format: flags.Format = None,
    output: flags.OutputFile = None,
    lang: flags.Lang = None,
    verbose: flags.Verbose = None,
) -> None:
    """Examine a deployment and say what is wrong, the cause first. Changes nothing."""
    given = dict(locals())

    def run() -> int:
        from indextts_doctor.commands.check import check as run_check

        return run_check(given, _echo)

    _guarded(run)


@app.command(
    epilog="""
Examples:

  indextts-doctor say                                    examine, then speak the result

  indextts-doctor say "check passed" --output hello.wav

  indextts-doctor say "你好，世界。" --engine indextts2 --prompt voice.wav -C /srv/tts --play

Exit codes: 0 it spoke, 1 it did not or the sound is faulty (without TEXT also any other error), 2 wrong usage,
3 the doctor broke, 130 interrupted.
"""
)
def say(
    text: flags.Words = None,
    directory: flags.Place = Path(),
    engine: flags.EngineName = None,
    output: flags.Recording = None,
    prompt: flags.Prompt = None,
    play: flags.Play = False,
    force: flags.Force = False,
    python: flags.Python = None,
    profile: flags.Profile = None,
    model_dir: flags.ModelDir = None,
    port: flags.Port = None,
    timeout: flags.Timeout = None,
    report_format: flags.Format = None,
    lang: flags.Lang = None,
) -> None:
    """Let the deployment speak, judge what is heard, and save it."""
    given = dict(locals())

    def run() -> int:
        from indextts_doctor.commands.say import say as run_say

        return run_say(given, _echo)

    _guarded(run)


@app.command(
    epilog="""
Examples:

  indextts-doctor fix /srv/tts                               the plan; nothing is changed

  indextts-doctor fix /srv/tts --apply                       asks, rehearses, applies, looks again

  indextts-doctor fix --apply --yes --only PKG               only packages, without questions

  indextts-doctor fix --apply --allow network,root           in a script

Exit codes: 0 nothing to cure or all cured, 1 something to cure or something remains, 2 wrong usage or an unfinished
run to be undone first, 3 refused or a step failed, and taken back, 130 interrupted, and taken back.
"""
)
def fix(
    directory: flags.Directory = Path(),
    apply: flags.Apply = False,
    yes: flags.Yes = False,
    allow: flags.Allow = None,
    only: flags.Only = None,
    without: flags.Except = None,
    no_rehearse: flags.NoRehearse = False,
    smoke: flags.FixSmoke = None,
    python: flags.Python = None,
    profile: flags.Profile = None,
    model_dir: flags.ModelDir = None,
    port: flags.Port = None,
    timeout: flags.Timeout = None,
    report_format: flags.Format = None,
    lang: flags.Lang = None,
) -> None:
    """Plan how what is wrong is cured; with --apply do it, so that it can be undone."""
    given = dict(locals())

    def run() -> int:
        from indextts_doctor.commands.fix import fix as run_fix

        return run_fix(given, _echo)

    _guarded(run)


@app.command(
    epilog="""
Examples:

  indextts-doctor undo                         the latest run

  indextts-doctor undo 20261124-100501 -C /srv/tts --yes

Exit codes: 0 everything is as it was, 1 somebody else has changed something since or you said no, 2 wrong usage or
nothing to undo, 3 it failed and can be repeated, 130 interrupted.
"""
)
def undo(
    run: flags.Run = None,
    directory: flags.Place = Path(),
    yes: flags.Yes = False,
    lang: flags.Lang = None,
) -> None:
    """Take back what fix has changed."""
    given = dict(locals())

    def run_it() -> int:
        from indextts_doctor.commands.undo import undo as run_undo

        return run_undo(given, _echo)

    _guarded(run_it)


@history_app.callback(invoke_without_command=True)
def history(
    context: typer.Context,
    directory: flags.Place = Path(),
    report_format: flags.Format = None,
    lang: flags.Lang = None,
) -> None:
    """List what fix has changed here, and whether it can be undone."""
    if context.invoked_subcommand is not None:
        return
    given = {"directory": directory, "report_format": report_format, "lang": lang}

    def run() -> int:
        from indextts_doctor.commands.undo import history as run_history

        return run_history(given, _echo)

    _guarded(run)


@history_app.command("prune")
def history_prune(
    directory: flags.Place = Path(),
    all: flags.AllRuns = False,  # noqa: A002 - the option's name
    lang: flags.Lang = None,
) -> None:
    """Remove the backups of all runs but the latest: those cannot be undone any more."""
    given = {"directory": directory, "all": all, "lang": lang}

    def run() -> int:
        from indextts_doctor.commands.undo import prune

        return prune(given, _echo)

    _guarded(run)


@list_app.command("checks")
def list_checks(report_format: flags.Format = None, lang: flags.Lang = None) -> None:
    """List every check: code, severity, name and what it says."""
    _print_listing("checks", report_format, lang)


@list_app.command("fixes")
def list_fixes(report_format: flags.Format = None, lang: flags.Lang = None) -> None:
    """List every fix: the code it cures, and what it does."""
    _print_listing("fixes", report_format, lang)


@list_app.command("profiles")
def list_profiles(report_format: flags.Format = None, lang: flags.Lang = None) -> None:
    """List every profile: name and what it stands for."""
    _print_listing("profiles", report_format, lang)


def _print_listing(kind: str, report_format: flags.Format, lang: flags.Lang) -> None:
    def run() -> int:
        from indextts_doctor.commands import catalogue

        _echo(catalogue.render(kind, report_format, lang))
        return 0

    _guarded(run)


@app.command(epilog="Example:  indextts-doctor explain HOST001 --lang zh")
def explain(code: flags.Code, lang: flags.Lang = None) -> None:
    """Say what a finding means, why, how it is told, how to cure it, and where this is known from."""

    def run() -> int:
        from indextts_doctor.commands import catalogue

        _echo(catalogue.explain(code, lang))
        return 0

    _guarded(run)


def _echo(text: str) -> None:
    """Print; where the terminal cannot show a character, a question mark stands for it."""
    from indextts_doctor.commands.terminal import say

    say(text)


def _guarded(run: Callable[[], int]) -> NoReturn:
    from indextts_doctor.commands.exit_codes import guarded

    code, message = guarded(run)
    if message:
        with contextlib.suppress(OSError):  # standard error may be full as well
            typer.echo(f"indextts-doctor: {message}", err=True)
    sys.exit(code)


def main() -> None:
    """Run the command line."""
    try:
        command = typer.main.get_command(app)
        lighten(command)
        command(prog_name="indextts-doctor")
    except OSError as error:  # the help cannot be written
        _guarded(partial(_fail, error))


def _fail(error: OSError) -> NoReturn:
    from indextts_doctor.commands.terminal import refuse

    refuse(error)
