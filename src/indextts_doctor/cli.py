"""Flags to pipeline to renderer to exit code. Heavy imports happen in the command that needs them."""

import contextlib
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import typer

from indextts_doctor import __version__
from indextts_doctor.commands import examples, flags
from indextts_doctor.commands.values import lighten

if TYPE_CHECKING:
    from indextts_doctor.commands.list import Kind

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

Command = TypeVar("Command", bound=Callable[..., int])


def _guarded(command: Command) -> Command:
    """Let a command end with the exit code that it returns, or that fits what it raises."""

    @functools.wraps(command)
    def ending(*args: Any, **kwargs: Any) -> NoReturn:
        _end(functools.partial(command, *args, **kwargs))

    return cast("Command", ending)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"indextts-doctor {__version__}")
        raise typer.Exit


@app.callback(epilog=examples.ALL)
def _common(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Find out why a text-to-speech deployment on a CPU machine does not work."""


@app.command(epilog=examples.CHECK)
@_guarded
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
) -> int:
    """Examine a deployment and say what is wrong, the cause first. Changes nothing."""
    from indextts_doctor.checks.selection import Rules
    from indextts_doctor.commands import check as command
    from indextts_doctor.commands.options import OutputOptions, SpeechOptions
    from indextts_doctor.target.resolve import Request

    logs = tuple(log or ())
    return command.run(
        command.CheckOptions(
            target=Request(directory, python, profile, model_dir, port, fast, deep, timeout, logs),
            rules=Rules(tuple(select or ()), tuple(ignore or ()), strict),
            speech=SpeechOptions(smoke=smoke, engine=engine, force=force, wav=wav),
            output=OutputOptions(report_format, lang, verbose),
            path=output,
            facts=facts,
        )
    )


@app.command(epilog=examples.SAY)
@_guarded
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
) -> int:
    """Let the deployment speak, judge what is heard, and save it."""
    from indextts_doctor.commands import say as command
    from indextts_doctor.commands.options import OutputOptions, SpeechOptions
    from indextts_doctor.target.resolve import Request

    voice = None if prompt is None else str(prompt)
    return command.run(
        command.SayOptions(
            target=Request(directory, python, profile, model_dir, port, timeout=timeout),
            speech=SpeechOptions(engine=engine, text=text, prompt=voice, force=force, wav=output),
            output=OutputOptions(report_format, lang),
            play=play,
        )
    )


@app.command(epilog=examples.FIX)
@_guarded
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
) -> int:
    """Plan how what is wrong is cured; with --apply do it, so that it can be undone."""
    from indextts_doctor.commands import fix as command
    from indextts_doctor.commands.options import OutputOptions
    from indextts_doctor.target.resolve import Request

    return command.run(
        command.FixOptions(
            target=Request(directory, python, profile, model_dir, port, timeout=timeout),
            output=OutputOptions(report_format, lang),
            only=tuple(only or ()),
            without=tuple(without or ()),
            smoke=smoke,
            rehearse_smoke=bool(smoke),
            apply=apply,
            yes=yes,
            allow=tuple(allow or ()),
            rehearse=not no_rehearse,
        )
    )


@app.command(epilog=examples.UNDO)
@_guarded
def undo(
    run: flags.Run = None, directory: flags.Place = Path(), yes: flags.Yes = False, lang: flags.Lang = None
) -> int:
    """Take back what fix has changed."""
    from indextts_doctor.commands import undo as command

    return command.run(command.UndoOptions(directory, lang, run, yes))


@history_app.callback(invoke_without_command=True)
def history(
    context: typer.Context, directory: flags.Place = Path(), report_format: flags.Format = None, lang: flags.Lang = None
) -> None:
    """List what fix has changed here, and whether it can be undone."""
    if context.invoked_subcommand is None:
        _history(directory, report_format, lang)


@_guarded
def _history(directory: Path, report_format: flags.Format, lang: flags.Lang) -> int:
    from indextts_doctor.commands import history as command

    return command.run(command.HistoryOptions(directory, lang, report_format))


@history_app.command("prune")
@_guarded
def history_prune(
    directory: flags.Place = Path(),
    all: flags.AllRuns = False,  # noqa: A002 - the option's name
    lang: flags.Lang = None,
) -> int:
    """Remove the backups of all runs but the latest: those cannot be undone any more."""
    from indextts_doctor.commands import history as command

    return command.prune(command.PruneOptions(directory, lang, all))


@list_app.command("checks")
@_guarded
def list_checks(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every check: code, severity, name and what it says."""
    return _listed("checks", report_format, lang)


@list_app.command("fixes")
@_guarded
def list_fixes(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every fix: the code it cures, and what it does."""
    return _listed("fixes", report_format, lang)


@list_app.command("profiles")
@_guarded
def list_profiles(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every profile: name and what it stands for."""
    return _listed("profiles", report_format, lang)


def _listed(kind: "Kind", report_format: flags.Format, lang: flags.Lang) -> int:
    import indextts_doctor.commands.list as command
    from indextts_doctor.commands.options import OutputOptions

    return command.run(command.ListOptions(kind, OutputOptions(report_format, lang)))


@app.command(epilog="Example:  indextts-doctor explain HOST001 --lang zh")
@_guarded
def explain(code: flags.Code, lang: flags.Lang = None) -> int:
    """Say what a finding means, why, how it is told, how to cure it, and where this is known from."""
    from indextts_doctor.commands import explain as command

    return command.run(command.ExplainOptions(code, lang))


def _end(run: Callable[[], int]) -> NoReturn:
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
        _end(functools.partial(_fail, error))


def _fail(error: OSError) -> NoReturn:
    from indextts_doctor.commands.terminal import refuse

    refuse(error)
