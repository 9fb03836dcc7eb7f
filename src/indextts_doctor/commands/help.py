"""The help of every command, in the language of the process, and the classes of commands that print it.

Typer's own help needs rich, which takes longer to load than all else, and differs from release to release.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Optional

import typer.core

from indextts_doctor.commands.examples import CLOSINGS
from indextts_doctor.commands.exit_codes import language
from indextts_doctor.commands.terminal import color_wanted, width
from indextts_doctor.commands.usage import ClickException
from indextts_doctor.i18n.text import translated
from indextts_doctor.i18n.text import unwrapped as _
from indextts_doctor.i18n.width import cells, wrapped

USAGE, ARGUMENTS, OPTIONS, COMMANDS = _("Usage:"), _("Arguments:"), _("Options:"), _("Commands:")
EXAMPLES, EXIT_CODES = _("Examples:"), _("Exit codes:")
OPTIONS_METAVAR, COMMAND_METAVAR = _("[OPTIONS]"), _("COMMAND [ARGUMENTS]")
DEFAULT, VARIABLE, REQUIRED = _("[default: {value}]"), _("[env: {value}]"), _("[required]")
# Texts of Typer and click themselves.
THEIRS = (
    _("Show this message and exit."),
    _("Install completion for the current shell."),
    _("Show completion for the current shell, to copy it or customize the installation."),
)
INDENT, COLUMN = 2, 28


class _Helpful:
    """What commands and groups have in common: parameters and help in the language of the process."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, with translated help: the completion shows it as well."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if getattr(param, "help", None):
                param.help = told(param.help)
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Parse the options; every error knows to which command it belongs."""
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        except ClickException as error:
            error.ctx = getattr(error, "ctx", None) or ctx
            raise

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the terminal breaks lines
        """The first sentence of the help, for the completion."""
        return about(self)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page, with a question mark for what the terminal cannot show."""
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        formatter.write(page(self, ctx).encode(encoding, "replace").decode(encoding))


class Command(_Helpful, typer.core.TyperCommand):
    """A command with its help."""


class Group(_Helpful, typer.core.TyperGroup):
    """A group of commands with its help."""


class GroupOfFolder(Group):
    """A group that takes the deployment's folder as an argument, before a command or without one."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Parse the options, with the folder as the value of --directory."""
        place = self._place(ctx, args)
        if place is not None and args[place] not in self.commands and _like_folder(args[place]):
            args = [*args[:place], f"--directory={args[place]}", *args[place + 1 :]]
        return super().parse_args(ctx, args)

    def _place(self, ctx: Any, args: list[str]) -> Optional[int]:
        """Where the first argument stands that is no option and no value of one."""
        valued = {name for param in self.get_params(ctx) if not param.is_flag for name in param.opts}
        value = False
        for number, word in enumerate(args):
            if not value and not word.startswith("-"):
                return number
            value = not value and word in valued
        return None


def _like_folder(word: str) -> bool:
    return os.path.isdir(word) or os.sep in word or word.startswith(("~", "."))  # noqa: PTH112


def told(message: str) -> str:
    """A message of the help in the language of the process; English needs no catalogue."""
    lang = language()
    return message if lang == "en" else translated(message, lang)


def about(command: Any) -> str:
    """The help of a command, on one line."""
    return told(" ".join((command.help or "").split()))


def page(command: Any, ctx: Any) -> str:
    """The help page of a command."""
    columns = width(os.environ)
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    inner = {name: one for name, one in getattr(command, "commands", {}).items() if not one.hidden}
    closing = CLOSINGS.get(words(ctx))
    usage = [ctx.command_path, told(OPTIONS_METAVAR), *(_in_usage(param) for param in arguments)]
    usage += [told(COMMAND_METAVAR)] if inner else []
    lines = [_heading(USAGE) + ("" if told(USAGE).endswith("：") else " ") + " ".join(usage), ""]
    lines += [*wrapped(about(command), columns), ""]
    rows: dict[str, list[Sequence[str]]] = {
        ARGUMENTS: [(_name(param), param.help, *_remarks(param)) for param in arguments],
        COMMANDS: [(name, about(one)) for name, one in inner.items()],
        OPTIONS: [(_forms(param), param.help, *_remarks(param)) for param in options],
        EXIT_CODES: [(code, told(meaning)) for code, meaning in closing.codes] if closing else [],
    }
    for heading, pairs in rows.items():
        if pairs:
            column = 7 if heading == EXIT_CODES else COLUMN
            lines += [_heading(heading), *(line for pair in pairs for line in _row(pair, column, columns)), ""]
    if closing:
        lines += [line for note in closing.notes for line in wrapped(told(note), columns)] + [""] * bool(closing.notes)
        lines += [_heading(EXAMPLES), *_examples(closing.examples)]
    return "\n".join(lines).rstrip() + "\n"


def words(ctx: Any) -> str:
    """The words that call a command, without the program's name."""
    return str(ctx.command_path).partition(" ")[2]


def _heading(message: str) -> str:
    return typer.style(told(message), bold=True) if color_wanted(sys.stdout, os.environ) else told(message)


def _name(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _in_usage(param: Any) -> str:
    return _name(param) if param.required else f"[{_name(param)}]"


def _forms(param: Any) -> str:
    """An option as it is written: "-C, --directory PATH", "--fast / --no-fast"."""
    forms = [", ".join(sorted(names, key=len)) for names in (param.opts, param.secondary_opts) if names]
    value = "" if param.is_flag or getattr(param, "count", False) else f" {_name(param)}"
    return " / ".join(forms) + value


def _remarks(param: Any) -> Iterator[str]:
    """The default and the variable of a parameter."""
    if isinstance(getattr(param, "show_default", None), str):
        yield told(DEFAULT).format(value=told(param.show_default))
    if param.envvar:
        yield told(VARIABLE).format(value=param.envvar)
    if param.required:
        yield told(REQUIRED)


def _row(row: Sequence[str], column: int, columns: int) -> Iterator[str]:
    """A name and, behind it or below, its text in a column of its own; no remark is broken."""
    name, text, *remarks = row
    head = " " * INDENT + name
    if cells(head) + 2 > column:
        yield head
        head = ""
    room = max(columns - column, 20)
    lines = list(wrapped(text, room))
    for remark in remarks:
        if cells(f"{lines[-1]} {remark}") <= room:
            lines[-1] += f" {remark}"
        else:
            lines.append(remark)
    for line in lines:
        yield head + " " * (column - cells(head)) + line
        head = ""


def _examples(examples: tuple[tuple[str, str], ...]) -> Iterator[str]:
    longest = max((cells(command) for command, meaning in examples if meaning), default=0)
    for command, meaning in examples:
        gap = " " * (longest - cells(command) + 3)
        yield f"  {command}{gap}{told(meaning)}" if meaning else f"  {command}"
