"""A configured program that writes a WAV.

    [speech]
    engine = "command"
    command = "bin/speak --text {text} --out {output}"

The line is split into words as a shell would split it, but no shell runs it: ``{text}`` and ``{output}`` are replaced
within the words, so that no text becomes a second command or a redirection.
"""

import re
import shlex
from typing import Union

from indextts_doctor.facts import Missing
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, inapplicable
from indextts_doctor.target.context import Context

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_KNOWN = ("text", "output", "scratch")


@engine("command", title=_("a command that writes a WAV"))
def command(context: Context) -> Union[Plan, Missing]:
    asked = context.speech
    if not asked.command:
        return inapplicable(
            _("""no command is configured; set command = "... {text} {output}" under [speech] in
                indextts-doctor.toml""")
        )
    return Plan(argv=arguments(asked.command, asked.text or ""), in_deployment=False)


def arguments(template: str, text: str) -> tuple[str, ...]:
    """The words of the command with the text in its place; ``{output}`` is replaced when it is run.

    Raises UserError with the key for a line that no shell could split and for an unknown placeholder.
    """
    try:
        words = shlex.split(template)
    except ValueError as error:
        raise UserError(
            _("speech.command: {error}; check the quotes: {command}").filled(error=error, command=template)
        ) from None
    named = {name for word in words for name in _PLACEHOLDER.findall(word)}
    unknown = sorted(named - set(_KNOWN))
    if unknown:
        raise UserError(
            _("speech.command: unknown placeholder {placeholder}; use {{text}} and {{output}}").filled(
                placeholder=f"{{{unknown[0]}}}"
            )
        )
    if not words or "output" not in named:
        raise UserError(_("speech.command: {output} is missing; add it where the command takes the path of the WAV"))
    return tuple(_PLACEHOLDER.sub(lambda match: _value(match, text), word) for word in words)


def _value(match: re.Match[str], text: str) -> str:
    return text if match[1] == "text" else match[0]
