"""The cure: plan, prove, rehearse, apply, look again, undo."""

from __future__ import annotations

import msgspec

from indextts_doctor.model import Text


class StepFailed(Exception):  # noqa: N818 - it is what happened to a step
    """A step, or the proof of one, that did not come to its end; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def encoded(value: object) -> bytes:
    """Return a value as JSON. Raises Refused for what holds a name that is no UTF-8."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        name = ascii(error.object[:200])
        raise Refused(
            Text(en=f"a name that is no UTF-8 cannot be kept: {name}", zh=f"名称不是 UTF-8，无法记录：{name}")
        ) from None


class Refused(StepFailed):
    """A step that was not begun: the world is not as the plan says."""
