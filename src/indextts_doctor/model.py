"""The few core types: what the doctor examines, says and judges."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Optional

import msgspec

SCHEMA = "indextts-doctor/report/1"
LANGUAGES = ("en", "zh")


class UserError(Exception):
    """Wrong usage or invalid configuration: one or two lines for the user, exit code 2."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """Base of everything that is written into a report and read back strictly."""


class Text(msgspec.Struct, frozen=True):
    """One sentence or paragraph in both languages; ``{name}`` is filled from the evidence.

    A value may be a Text itself: words that depend on what was seen.
    """

    en: str
    zh: str

    def fill(self, values: Mapping[str, Any], lang: str) -> str:
        """Return the text of ``lang`` with its placeholders replaced."""
        return self.of(lang).format_map({key: _shown(value, lang) for key, value in values.items()})

    def of(self, lang: str) -> str:
        """Return the text of ``lang`` as it is: braces in what a program has said are no placeholders."""
        return self.zh if lang == "zh" else self.en


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(str(_shown(item, lang)) for item in value)
    return value


class Severity(enum.IntEnum):
    """How bad a finding is; "recommended" is never an error."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The word used in JSON."""
        return self.name.lower()


class Target(Record, frozen=True):
    """What is examined, and how each part of it was chosen."""

    python: str  # path of the patient's interpreter
    python_from: str  # e.g. "found in the folder", "--python", "listens on port 5000"
    directory: str
    profile: str
    profile_from: str
    model_dir: Optional[str] = None
    port: Optional[int] = None
    service_user: Optional[str] = None
    engines: dict[str, str] = {}  # engine name -> interpreter
    deep: bool = False
    fast: bool = False


class Missing(Record, frozen=True):
    """Why a record of facts is not there.

    ``kind`` is "failed" (the examination died; the check is unknown), "skipped" (not asked for, e.g. with
    --fast) or "inapplicable" (there is nothing of the kind here). ``detail`` holds what was seen of a failure.
    """

    kind: str
    reason: Text
    detail: str = ""


class Silent(Exception):  # noqa: N818 - it is no error
    """Raised by a check that finds, in the facts it was given, that there is nothing for it to judge.

    ``kind`` as in Missing; ``reason`` is shown to the user.
    """

    def __init__(self, kind: str, reason: Text) -> None:
        super().__init__(kind, reason.en)
        self.kind = kind
        self.reason = reason


class Evidence(msgspec.Struct, frozen=True):
    """One instance of what is wrong: the facts it rests on, and what it is about.

    ``about`` holds the names of packages, modules or files, lower case, that this instance concerns. A cause
    explains a symptom when their ``about`` meet, or when the cause names nothing.

    ``traces`` holds codes, or prefixes of codes, of checks whose trouble has left this trace, in a log for example:
    it hangs under whichever of them has found it, and has the severity ``settled`` when all have looked and none has.
    """

    facts: dict[str, Any]
    about: frozenset[str] = frozenset()
    severity: Optional[Severity] = None  # None: that of the check
    traces: tuple[str, ...] = ()
    settled: Optional[Severity] = None


class Check(msgspec.Struct, frozen=True):
    """A registered check: one pure function and what is to be said about it."""

    code: str
    name: str
    severity: Severity
    title: Text  # one line, with the evidence filled in; names the guilty thing
    why: Text  # what it means and why it breaks a deployment
    how: Text  # how the doctor tells
    advice: Text  # the cure, with commands that were verified
    source: str  # where this is known from
    function: Callable[..., Iterable[Evidence]]
    explains: tuple[str, ...] = ()  # codes, or prefixes of codes, of symptoms it accounts for

    def may_explain(self, code: str) -> bool:
        """Whether findings of ``code`` can be consequences of this one."""
        return code != self.code and code.startswith(self.explains)


class Fix(msgspec.Struct, frozen=True):
    """A registered fix: one pure function that turns a finding into steps."""

    code: str  # of the check whose findings it cures
    name: str
    title: Text  # one line: what it does
    source: str  # where it is known from that this is the cure
    function: Callable[..., Iterable[Any]]  # yields steps, or Advice where it cannot be cured safely


class Finding(msgspec.Struct, frozen=True):
    """A check that spoke, with all its instances, and the findings that it explains."""

    check: Check
    evidence: tuple[Evidence, ...]
    consequences: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """The worst of its instances."""
        return max(self.check.severity if e.severity is None else e.severity for e in self.evidence)


class Silence(msgspec.Struct, frozen=True):
    """A check that could not or should not be judged, and why."""

    check: Check
    missing: str  # the record that is not there
    reason: Text
    kind: str  # as in Missing


class Judgement(msgspec.Struct, frozen=True):
    """Every selected check, exactly once."""

    findings: tuple[Finding, ...]
    unknown: tuple[Silence, ...]
    skipped: tuple[Silence, ...]
    passed: tuple[Check, ...]
