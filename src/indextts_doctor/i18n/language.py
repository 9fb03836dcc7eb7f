"""The language of messages. Light, since the help is printed with it: texts are imported where they are needed."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Optional, Union

from indextts_doctor.i18n import LANGUAGES

if TYPE_CHECKING:
    from indextts_doctor.i18n.text import Text

PREFIX = "INDEXTTS_DOCTOR_"  # of the variables that set an option
VARIABLE = f"{PREFIX}LANG"


def choose(wanted: Optional[str], environ: Mapping[str, str]) -> str:
    """The language that an option asks for, else that of the locale. Raises UserError for an unknown one."""
    return of_locale(environ) if wanted is None else one_of("--lang", wanted, LANGUAGES)


def of_locale(environ: Mapping[str, str]) -> str:
    """The language of the locale, "en" or "zh": LC_ALL, LC_MESSAGES, LANG."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def of_process(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of help and error messages, before the options are parsed.

    The last ``--lang`` of the command line, else INDEXTTS_DOCTOR_LANG, else the locale; unknown values are passed over.
    """
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    given = [
        word.partition("=")[2] if word.startswith("--lang=") else following
        for word, following in zip(options, [*options[1:], ""])
        if word == "--lang" or word.startswith("--lang=")
    ]
    named = [*given[-1:], environ.get(VARIABLE, "")]
    return next((lang for lang in named if lang in LANGUAGES), of_locale(environ))


def one_of(option: str, value: str, allowed: Sequence[str]) -> str:
    """The value, if it is allowed. Raises UserError that names the allowed values and the nearest one."""
    if value in allowed:
        return value
    from indextts_doctor.i18n.errors import UserError
    from indextts_doctor.i18n.text import _

    message = _("{option} {value}: must be {allowed}{hint}")
    raise UserError(
        message.filled(option=option, value=value, allowed=either(allowed), hint=did_you_mean(value, allowed, 0.3))
    )


def either(words: Iterable[str]) -> Text:
    """Alternatives in words: "a or b or c"."""
    from indextts_doctor.i18n.text import Text, _

    texts = map(Text.verbatim, words)
    return functools.reduce(lambda one, other: _("{one} or {other}").filled(one=one, other=other), texts)


def did_you_mean(
    word: str, known: Iterable[str], cutoff: float = 0.5, otherwise: Union[Text, str] = ""
) -> Union[Text, str]:
    """The end of a message that suggests the nearest known word; ``otherwise`` where none is near."""
    from indextts_doctor.i18n.text import _

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return _("; did you mean {near}?").filled(near=near[0]) if near else otherwise
