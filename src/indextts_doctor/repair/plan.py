"""A plan: steps with the state they depend on, what they need and what they are expected to fix."""

from typing import Optional

from indextts_doctor.facts import Record
from indextts_doctor.fixes.steps import Step
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.files.states import State

CONSENTS = ("root", "network", "irreversible", "outside")


class Row(Record, frozen=True):
    """One thing that changes, as it is shown."""

    what: str
    before: str
    after: str


class Planned(Record, frozen=True):
    """A step that is ready to be applied."""

    step: Step
    codes: tuple[str, ...]  # findings that it is expected to clear, with others of the plan
    before: tuple[State, ...] = ()  # what it depends on; compared again before it is applied
    rows: tuple[Row, ...] = ()
    commands: tuple[str, ...] = ()  # what is run, as a person would type it
    needs: tuple[str, ...] = ()  # of CONSENTS
    proof: Optional[Text] = None  # what was proven of it beforehand
    beware: Optional[Text] = None  # what else it changes


class Unsolved(Record, frozen=True):
    """A finding that the plan does not fix, and why."""

    code: str
    why: Text


class Plan(Record, frozen=True):
    """All of it."""

    steps: tuple[Planned, ...] = ()
    unsolved: tuple[Unsolved, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The findings that the plan is expected to fix."""
        return tuple(dict.fromkeys(code for planned in self.steps for code in planned.codes))

    @property
    def needs(self) -> tuple[str, ...]:
        """What the steps need consent for."""
        return tuple(name for name in CONSENTS if any(name in planned.needs for planned in self.steps))
