"""The errors of a step or a run."""

import contextlib
from collections.abc import Iterator

import msgspec

from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text, _


class StepFailed(Exception):  # noqa: N818 - it is what happened to a step
    """A step, or its rehearsal, failed; ``text`` is the reason."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.of("en"))
        self.text = text


class Unusable(UserError):  # noqa: N818 - it is what the thing is
    """A state in which no run is possible; ``text`` is the reason."""


@contextlib.contextmanager
def in_language(lang: str) -> Iterator[None]:
    """Turn Unusable into a UserError in the language of the user."""
    try:
        yield
    except Unusable as error:
        raise UserError(error.text.of(lang)) from None


def encoded(value: object) -> bytes:
    """A value as JSON. Raises Refused when it contains a name that is not UTF-8."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        name = ascii(error.object[:200])
        raise Refused(_("a name that is not valid UTF-8 cannot be recorded: {name}").filled(name=name)) from None


class Refused(StepFailed):
    """A step was not begun: the deployment is not as the plan expects."""
