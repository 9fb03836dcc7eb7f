"""How a step, or a run, ends that does not come to its end."""

import contextlib
from collections.abc import Iterator

import msgspec

from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text, _


class StepFailed(Exception):  # noqa: N818 - it is what happened to a step
    """A step, or the proof of one, that did not come to its end; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.of("en"))
        self.text = text


class Unusable(UserError):  # noqa: N818 - it is what the thing is
    """What cannot be gone on with; ``text`` says so in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.of("en"))
        self.text = text


@contextlib.contextmanager
def in_language(lang: str) -> Iterator[None]:
    """Say in the language of the user why something cannot be gone on with."""
    try:
        yield
    except Unusable as error:
        raise UserError(error.text.of(lang)) from None


def encoded(value: object) -> bytes:
    """Return a value as JSON. Raises Refused for what holds a name that is no UTF-8."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        name = ascii(error.object[:200])
        raise Refused(_("a name that is no UTF-8 cannot be kept: {name}").filled(name=name)) from None


class Refused(StepFailed):
    """A step that was not begun: the world is not as the plan says."""
