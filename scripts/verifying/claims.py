"""Claims and the questions that decide them: data. Nothing here touches the world."""

from __future__ import annotations

import dataclasses
from typing import Optional, Union

LINUX = "x86_64-manylinux_2_28"  # glibc 2.28: what the advice of the checks takes for granted
VERIFIED, WRONG, UNCHECKED = "verified", "wrong", "not checked"


@dataclasses.dataclass(frozen=True)
class Resolves:
    """Whether the requirements can be had together on a Python, by ``uv pip compile``."""

    requirements: tuple[str, ...]
    python: str  # as "3.10"
    yes: bool = True
    wheels: bool = True  # of all of them; else a source archive does
    alone: bool = True  # without what they require themselves
    platform: str = LINUX
    given: tuple[str, ...] = ()  # where these do not install together the question does not arise


@dataclasses.dataclass(frozen=True)
class Brings:
    """Whether a release, with all that it requires, brings a version of another package."""

    release: str
    name: str
    within: str  # specifier
    python: str


@dataclasses.dataclass(frozen=True)
class Contains:
    """Whether a regular expression is found in the files of a release; without one: whether one of them is there."""

    release: str  # a requirement; of a range, the newest
    files: str  # globs, with a bar between
    text: str = ""
    yes: bool = True
    python: str = "3.10"


@dataclasses.dataclass(frozen=True)
class CompiledForNumpy1:
    """Whether an extension module of a release knows the C interface of NumPy 1 only."""

    release: str
    yes: bool
    python: str


@dataclasses.dataclass(frozen=True)
class Imports:
    """Whether code runs in a fresh environment of this Python with these requirements."""

    requirements: tuple[str, ...]
    code: str
    yes: bool = True
    says: str = ""  # regular expression for what is said
    python: str = "3.10"


@dataclasses.dataclass(frozen=True)
class ExecutableStack:
    """Whether a library of a release asks for an executable stack."""

    release: str
    yes: bool
    python: str = "3.10"


@dataclasses.dataclass(frozen=True)
class Apt:
    """Whether Debian's package index has a package, and which version."""

    package: str
    version: str = ""  # how it begins, after the epoch
    release: str = ""  # VERSION_ID of the Debian that is meant; "" is any


@dataclasses.dataclass(frozen=True)
class Offers:
    """Whether the newest uv or pip has an option."""

    command: tuple[str, ...]
    option: str


@dataclasses.dataclass(frozen=True)
class Unchecked:
    """A question that nothing here can answer."""

    reason: str


Question = Union[Resolves, Brings, Contains, CompiledForNumpy1, Imports, ExecutableStack, Apt, Offers, Unchecked]


@dataclasses.dataclass(frozen=True)
class Claim:
    """Something the doctor says about the world."""

    kind: str
    says: str
    where: str  # module of the doctor, relative to its package
    questions: tuple[Question, ...]
    quote: str = ""  # the words that must stand there


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came of a question; ``right`` is None where it could not be asked."""

    right: Optional[bool]
    detail: str = ""


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What came of a claim."""

    claim: Claim
    outcome: str
    detail: str = ""


def judge(claim: Claim, answers: tuple[Answer, ...]) -> Verdict:
    """Return the verdict: one wrong answer refutes a claim; it is verified when all could be asked and are right."""
    wrong = [one.detail for one in answers if one.right is False]
    open_ = [one.detail for one in answers if one.right is None]
    if wrong:
        return Verdict(claim, WRONG, "; ".join(dict.fromkeys(wrong)))
    if open_ or not answers:
        return Verdict(claim, UNCHECKED, "; ".join(dict.fromkeys(open_)))
    return Verdict(claim, VERIFIED, "; ".join(dict.fromkeys(one.detail for one in answers if one.detail)))
