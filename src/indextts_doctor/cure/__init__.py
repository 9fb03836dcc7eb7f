"""The cure: plan, prove, rehearse, apply, look again, undo."""

from __future__ import annotations

from indextts_doctor.model import Text


class StepFailed(Exception):  # noqa: N818 - it is what happened to a step
    """A step, or the proof of one, that did not come to its end; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Refused(StepFailed):
    """A step that was not begun: the world is not as the plan says."""
