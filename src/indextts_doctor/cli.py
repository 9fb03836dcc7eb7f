"""Flags to pipeline to renderer to exit code. Heavy imports happen in the command that needs them."""

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import typer

from indextts_doctor import __version__, options

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
    directory: options.Directory = Path(),
    python: options.Python = None,
    profile: options.Profile = None,
    model_dir: options.ModelDir = None,
    port: options.Port = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fast: options.Fast = None,
    deep: options.Deep = None,
    smoke: options.Smoke = None,
    engine: options.EngineName = None,
    force: options.Force = False,
    wav: options.Wav = None,
    log: options.LogFile = None,
    strict: options.Strict = None,
    timeout: options.Timeout = None,
    facts: options.SavedFacts = None,
    report_format: options.Format = None,
    output: options.OutputFile = None,
    lang: options.Lang = None,
    verbose: options.Verbose = None,
) -> None:
    """Examine a deployment and say what is wrong, the cause first. Changes nothing."""
    given = dict(locals())

    def run() -> int:
        from indextts_doctor.checkup import check as run_check

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
    text: options.Words = None,
    directory: options.Place = Path(),
    engine: options.EngineName = None,
    output: options.Recording = None,
    prompt: options.Prompt = None,
    play: options.Play = False,
    force: options.Force = False,
    python: options.Python = None,
    profile: options.Profile = None,
    model_dir: options.ModelDir = None,
    port: options.Port = None,
    timeout: options.Timeout = None,
    report_format: options.Format = None,
    lang: options.Lang = None,
) -> None:
    """Let the deployment speak, judge what is heard, and save it."""
    given = dict(locals())

    def run() -> int:
        from indextts_doctor.saying import say as run_say

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
    directory: options.Directory = Path(),
    apply: options.Apply = False,
    yes: options.Yes = False,
    allow: options.Allow = None,
    only: options.Only = None,
    without: options.Except = None,
    no_rehearse: options.NoRehearse = False,
    smoke: options.FixSmoke = None,
    python: options.Python = None,
    profile: options.Profile = None,
    model_dir: options.ModelDir = None,
    port: options.Port = None,
    timeout: options.Timeout = None,
    report_format: options.Format = None,
    lang: options.Lang = None,
) -> None:
    """Plan how what is wrong is cured; with --apply do it, so that it can be undone."""
    given = dict(locals())

    def run() -> int:
        from indextts_doctor.fixing import fix as run_fix

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
    run: options.Run = None,
    directory: options.Place = Path(),
    yes: options.Yes = False,
    lang: options.Lang = None,
) -> None:
    """Take back what fix has changed."""
    given = dict(locals())

    def run_it() -> int:
        from indextts_doctor.reverting import undo as run_undo

        return run_undo(given, _echo)

    _guarded(run_it)


@history_app.callback(invoke_without_command=True)
def history(
    context: typer.Context,
    directory: options.Place = Path(),
    report_format: options.Format = None,
    lang: options.Lang = None,
) -> None:
    """List what fix has changed here, and whether it can be undone."""
    if context.invoked_subcommand is not None:
        return
    given = {"directory": directory, "report_format": report_format, "lang": lang}

    def run() -> int:
        from indextts_doctor.reverting import history as run_history

        return run_history(given, _echo)

    _guarded(run)


@history_app.command("prune")
def history_prune(
    directory: options.Place = Path(),
    all: options.AllRuns = False,  # noqa: A002 - the option's name
    lang: options.Lang = None,
) -> None:
    """Remove the backups of all runs but the latest: those cannot be undone any more."""
    given = {"directory": directory, "all": all, "lang": lang}

    def run() -> int:
        from indextts_doctor.reverting import prune

        return prune(given, _echo)

    _guarded(run)


@list_app.command("checks")
def list_checks(report_format: options.Format = None, lang: options.Lang = None) -> None:
    """List every check: code, severity, name and what it says."""
    _print_listing("checks", report_format, lang)


@list_app.command("fixes")
def list_fixes(report_format: options.Format = None, lang: options.Lang = None) -> None:
    """List every fix: the code it cures, and what it does."""
    _print_listing("fixes", report_format, lang)


@list_app.command("profiles")
def list_profiles(report_format: options.Format = None, lang: options.Lang = None) -> None:
    """List every profile: name and what it stands for."""
    _print_listing("profiles", report_format, lang)


def _print_listing(kind: str, report_format: options.Format, lang: options.Lang) -> None:
    def run() -> int:
        from indextts_doctor import listing

        _echo(listing.render(kind, report_format, lang))
        return 0

    _guarded(run)


@app.command(epilog="Example:  indextts-doctor explain HOST001 --lang zh")
def explain(code: options.Code, lang: options.Lang = None) -> None:
    """Say what a finding means, why, how it is told, how to cure it, and where this is known from."""

    def run() -> int:
        from indextts_doctor import listing

        _echo(listing.explain(code, lang))
        return 0

    _guarded(run)


def _echo(text: str) -> None:
    """Print; where the terminal cannot show a character, a question mark stands for it."""
    from indextts_doctor.terminal import say

    say(text)


def _guarded(run: Callable[[], int]) -> NoReturn:
    from indextts_doctor.guard import guarded

    code, message = guarded(run)
    if message:
        with contextlib.suppress(OSError):  # standard error may be full as well
            typer.echo(f"indextts-doctor: {message}", err=True)
    sys.exit(code)


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="indextts-doctor")
    except OSError as error:  # the help cannot be written
        _guarded(partial(_fail, error))


def _fail(error: OSError) -> NoReturn:
    from indextts_doctor.terminal import refuse

    refuse(error)
