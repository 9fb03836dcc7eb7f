"""Flags to pipeline to renderer to exit code. Heavy imports happen in the command that needs them."""

import contextlib
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Optional, TypeVar, cast

import typer

from indextts_doctor import __version__
from indextts_doctor.commands import flags
from indextts_doctor.commands.help import Command as Helpful
from indextts_doctor.commands.help import Group, GroupOfFolder
from indextts_doctor.commands.usage import ClickException, user_error
from indextts_doctor.commands.values import lighten
from indextts_doctor.i18n.text import unwrapped as _

if TYPE_CHECKING:
    from indextts_doctor.commands.list import Kind

app = typer.Typer(
    name="indextts-doctor",
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
list_app = typer.Typer(cls=Group, no_args_is_help=True)
app.add_typer(list_app, name="list", help=_("List the checks, families, fixes and profiles."))
history_app = typer.Typer(cls=GroupOfFolder)
app.add_typer(history_app, name="history", help=_("List what fix changed, and whether it can be undone."))

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


@app.callback(help=_("Find out why a text-to-speech deployment on a CPU machine does not work."))
def _common(
    context: typer.Context,
    lang: flags.Lang = None,
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help=_("Show the version.")),  # noqa: ARG001 - its callback acts
) -> None:
    """Options before the command."""
    context.default_map = _for_all(context.command, lang)


@list_app.callback()
def _lists(context: typer.Context, lang: flags.Lang = None) -> None:
    """Options before the kind of list."""
    if lang is not None:
        context.default_map = _for_all(context.command, lang)


def _for_all(command: Any, lang: Optional[str]) -> dict[str, Any]:
    """The language as the default of each command below."""
    inner = getattr(command, "commands", {})
    return {**({} if lang is None else {"lang": lang}), **{name: _for_all(one, lang) for name, one in inner.items()}}


@app.command(cls=Helpful, help=_("Examine a deployment and report what is wrong, causes first. Changes nothing."))
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
    """Examine a deployment and report."""
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


@app.command(cls=Helpful, help=_("Run the speech test: synthesize speech, verify the recording and save it."))
@_guarded
def say(
    text: flags.Words = None,
    directory: flags.Place = None,
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
    """Run the speech test."""
    from indextts_doctor.commands import say as command
    from indextts_doctor.commands.options import OutputOptions, SpeechOptions
    from indextts_doctor.target.resolve import Request

    voice = None if prompt is None else str(prompt)
    return command.run(
        command.SayOptions(
            target=Request(directory or Path(), python, profile, model_dir, port, timeout=timeout),
            speech=SpeechOptions(engine=engine, text=text, prompt=voice, force=force, wav=output),
            output=OutputOptions(report_format, lang),
            play=play,
        )
    )


@app.command(cls=Helpful, help=_("Plan how to fix what is wrong; with --apply do it, in a way that can be undone."))
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
    """Plan fixes, and apply them."""
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


@app.command(cls=Helpful, help=_("Undo what fix changed."))
@_guarded
def undo(
    run: flags.RunOrFolder = None, directory: flags.Place = None, yes: flags.Yes = False, lang: flags.Lang = None
) -> int:
    """Undo a run of fix."""
    from indextts_doctor.commands import undo as command
    from indextts_doctor.commands.runs import run_and_folder

    one, folder = run_and_folder(run, directory)
    return command.run(command.UndoOptions(folder, lang, one, yes))


@history_app.callback(invoke_without_command=True)
def history(
    context: typer.Context, directory: flags.Place = None, report_format: flags.Format = None, lang: flags.Lang = None
) -> None:
    """List the runs of fix."""
    if context.invoked_subcommand is None:
        _history(directory or Path(), report_format, lang)
    given = {"directory": None if directory is None else str(directory), "lang": lang}
    below = {name: value for name, value in given.items() if value is not None}
    context.default_map = {**(context.default_map or {}), "prune": below}


@_guarded
def _history(directory: Path, report_format: flags.Format, lang: flags.Lang) -> int:
    from indextts_doctor.commands import history as command

    return command.run(command.HistoryOptions(directory, lang, report_format))


@history_app.command(
    "prune", cls=Helpful, help=_("Remove the backups of all runs but the latest, which then cannot be undone.")
)
@_guarded
def history_prune(
    folder: flags.RunsFolder = None,
    directory: flags.Place = None,
    all: flags.AllRuns = False,  # noqa: A002 - the option's name
    lang: flags.Lang = None,
) -> int:
    """Remove backups."""
    from indextts_doctor.commands import history as command
    from indextts_doctor.commands.runs import placed

    return command.prune(command.PruneOptions(placed(folder, directory), lang, all))


@list_app.command("checks", cls=Helpful, help=_("List every check: code, severity, name and title."))
@_guarded
def list_checks(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every check."""
    return _listed("checks", report_format, lang)


@list_app.command("families", cls=Helpful, help=_("List every family of checks: name, prefix of its codes and title."))
@_guarded
def list_families(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every family."""
    return _listed("families", report_format, lang)


@list_app.command("fixes", cls=Helpful, help=_("List every fix: the check it belongs to, and what it does."))
@_guarded
def list_fixes(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every fix."""
    return _listed("fixes", report_format, lang)


@list_app.command("profiles", cls=Helpful, help=_("List every profile: name and type of deployment."))
@_guarded
def list_profiles(report_format: flags.Format = None, lang: flags.Lang = None) -> int:
    """List every profile."""
    return _listed("profiles", report_format, lang)


def _listed(kind: "Kind", report_format: flags.Format, lang: flags.Lang) -> int:
    import indextts_doctor.commands.list as command
    from indextts_doctor.commands.options import OutputOptions

    return command.run(command.ListOptions(kind, OutputOptions(report_format, lang)))


@app.command(
    cls=Helpful, help=_("Explain a finding: what it means, how it is detected, how to fix it, and the source.")
)
@_guarded
def explain(code: flags.Code, lang: flags.Lang = None) -> int:
    """Print the page of a check or of a family."""
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
        sys.exit(command(prog_name="indextts-doctor", standalone_mode=False))
    except OSError as error:  # the help cannot be written
        _end(functools.partial(_fail, error))
    except typer.Abort:
        sys.exit(130)
    except ClickException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            _end(functools.partial(_overview, error.format_message()))
        _end(functools.partial(_misused, error))


def _overview(page: str) -> int:
    from indextts_doctor.commands.terminal import show

    show(f"{page}\n")
    return 2


def _misused(error: Any) -> NoReturn:
    raise user_error(error)


def _fail(error: OSError) -> NoReturn:
    from indextts_doctor.commands.terminal import refuse

    refuse(error)
