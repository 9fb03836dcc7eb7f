"""Errors of the command line itself, as one line that says what is wrong and one that says where help is.

Typer raises exceptions of click, or of its own copy of click; they are known by the names of their classes. A message
that is not known keeps its English words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Union

import typer

from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.language import PREFIX, did_you_mean
from indextts_doctor.i18n.text import Text, _

# The class of all errors of the command line, in click or in Typer's own copy of it.
ClickException: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")

NO_OPTION = _("no such option: {option}{hint}")
NO_COMMAND = _("no such command: {command}{hint}")
NO_VALUE = _("{option} needs a value")
NEEDLESS_VALUE = _("{option} takes no value")
MISSING_ARGUMENT = _("missing argument: {name}")
MISSING_OPTION = _("missing option: {name}")
MISSING_COMMAND = _("missing command; one of: {commands}")
UNEXPECTED = _("unexpected argument: {arguments}")
WHOLE_NUMBER = _("must be a whole number")
IN_RANGE = _("must be a whole number from {least} to {most}")
NUMBER = _("must be a number")
TRUE_OR_FALSE = _("must be true or false")
UNREADABLE = _("{path}: cannot be read by this user")
BAD_VALUE = _("{option}: {why}")
WITH_HELP = _("{message}\nHelp: {command} --help")

_UNEXPECTED = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
_UNREADABLE = re.compile(r"'(.*)' is not readable", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(.*?)'\.?", re.DOTALL)
_MENTIONED = re.compile(r"--([a-z][a-z-]*)(?=[ :\uff1a])")


def user_error(error: Any) -> UserError:
    """The error of the command line, in words of ours where they are known."""
    text, context = _text(error), getattr(error, "ctx", None)
    command = getattr(context, "command_path", "indextts-doctor")
    return UserError(WITH_HELP.filled(message=text, command=command))


def by_variable(message: str, arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """A message about an option, which names the variable where that has set the option."""
    found = _MENTIONED.match(message)
    if found is None:
        return message
    option, variable = found.group(0), PREFIX + found.group(1).replace("-", "_").upper()
    given = any(word == option or word.startswith(f"{option}=") for word in arguments)
    return message if given or not environ.get(variable) else variable + message[found.end() :]


def _text(error: Any) -> Text:
    kind, context = type(error).__name__, getattr(error, "ctx", None)
    if kind == "NoSuchOption":
        known = [name for param in _params(context) for name in (*param.opts, *param.secondary_opts)]
        return NO_OPTION.filled(option=error.option_name, hint=did_you_mean(error.option_name, known, 0.7))
    if kind == "BadOptionUsage":
        return (NO_VALUE if "requires" in error.message else NEEDLESS_VALUE).filled(option=error.option_name)
    if kind == "MissingParameter" and error.param is not None:
        param = error.param
        if param.param_type_name == "argument":
            return MISSING_ARGUMENT.filled(name=param.metavar or param.name.upper())
        return MISSING_OPTION.filled(name=param.opts[0])
    if kind == "BadParameter" and error.param is not None:
        return _bad_value(error, context)
    return _of_words(error.format_message(), context)


def _of_words(message: str, context: Any) -> Text:
    """What click says in words alone."""
    unexpected, command = _UNEXPECTED.match(message), _NO_COMMAND.match(message)
    if unexpected:
        return UNEXPECTED.filled(arguments=unexpected.group(1))
    if command:
        return NO_COMMAND.filled(command=command.group(1), hint=did_you_mean(command.group(1), _commands(context)))
    if message.startswith("Missing command"):
        return MISSING_COMMAND.filled(commands=list(_commands(context)))
    return Text.verbatim(message)


def _bad_value(error: Any, context: Any) -> Text:
    if path := _UNREADABLE.search(error.message):
        return UNREADABLE.filled(path=path.group(1))
    return BAD_VALUE.filled(option=_called(error.param, context), why=_why(error.param, error.message))


def _why(param: Any, message: str) -> Union[Text, str]:
    """What a parameter's value must be, by its type."""
    if param.param_type_name == "option" and param.is_flag:
        return TRUE_OR_FALSE
    kind = getattr(param.type, "name", "") if hasattr(param, "type") else param.type_descriptor.annotation.__name__
    limits = param if hasattr(param, "min") else param.type
    least, most = getattr(limits, "min", None), getattr(limits, "max", None)
    if least is not None and most is not None:
        return IN_RANGE.filled(least=least, most=most)
    if kind.startswith("int"):
        return WHOLE_NUMBER
    return NUMBER if kind == "float" else message


def _called(param: Any, context: Any) -> str:
    """A parameter as the user has written it: an option, a variable or an argument."""
    source = context.get_parameter_source(param.name) if context is not None else None
    if getattr(source, "name", "") == "ENVIRONMENT":
        return str(param.envvar)
    return str(param.opts[0]) if param.param_type_name == "option" else str(param.metavar or param.name.upper())


def _params(context: Any) -> Sequence[Any]:
    return context.command.get_params(context) if context is not None else ()


def _commands(context: Any) -> Mapping[str, Any]:
    return getattr(context.command, "commands", {}) if context is not None else {}
