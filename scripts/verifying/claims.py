"""Claims and their questions, as data. This module has no side effects."""

from __future__ import annotations

import dataclasses
from typing import Optional, Union

LINUX = "x86_64-manylinux_2_28"  # glibc 2.28: the advice of the checks assumes it
VERIFIED, WRONG, UNCHECKED = "verified", "wrong", "not checked"


@dataclasses.dataclass(frozen=True)
class Resolves:
    """Whether ``uv pip compile`` finds a solution for the requirements on a Python."""

    requirements: tuple[str, ...]
    python: str  # as "3.10"
    yes: bool = True
    wheels: bool = True  # only wheels; else source archives are allowed
    alone: bool = True  # without dependencies
    platform: str = LINUX
    given: tuple[str, ...] = ()  # if these have no solution, the question does not apply


@dataclasses.dataclass(frozen=True)
class Brings:
    """Whether a release, with its dependencies, installs a version of another package."""

    release: str
    name: str
    within: str  # specifier
    python: str


@dataclasses.dataclass(frozen=True)
class Contains:
    """Whether files of a release match a regular expression; without one: whether a file exists."""

    release: str  # a requirement; for a range, the newest release
    files: str  # globs, separated by bars
    text: str = ""
    yes: bool = True
    python: str = "3.10"


@dataclasses.dataclass(frozen=True)
class CompiledForNumpy1:
    """Whether an extension module of a release supports only the C interface of NumPy 1."""

    release: str
    yes: bool
    python: str


@dataclasses.dataclass(frozen=True)
class Imports:
    """Whether code runs in a fresh environment of this Python with these requirements."""

    requirements: tuple[str, ...]
    code: str
    yes: bool = True
    says: str = ""  # regular expression for the output
    python: str = "3.10"


@dataclasses.dataclass(frozen=True)
class ExecutableStack:
    """Whether a library of a release requires an executable stack."""

    release: str
    yes: bool
    python: str = "3.10"


@dataclasses.dataclass(frozen=True)
class Apt:
    """Whether Debian's package index has a package, and which version."""

    package: str
    version: str = ""  # prefix, without the epoch
    release: str = ""  # VERSION_ID of Debian; "" is any


@dataclasses.dataclass(frozen=True)
class Offers:
    """Whether the newest uv or pip has an option."""

    command: tuple[str, ...]
    option: str


@dataclasses.dataclass(frozen=True)
class Unchecked:
    """A question that cannot be answered on this machine."""

    reason: str


Question = Union[Resolves, Brings, Contains, CompiledForNumpy1, Imports, ExecutableStack, Apt, Offers, Unchecked]


@dataclasses.dataclass(frozen=True)
class Claim:
    """A claim of the doctor about packages or systems."""

    kind: str
    says: str
    where: str  # module of the doctor, relative to its package
    questions: tuple[Question, ...]
    quote: str = ""  # text that the module must contain


@dataclasses.dataclass(frozen=True)
class Answer:
    """Answer to a question; ``right`` is None if it could not be answered."""

    right: Optional[bool]
    detail: str = ""


@dataclasses.dataclass(frozen=True)
class Verdict:
    """Result of a claim."""

    claim: Claim
    outcome: str
    detail: str = ""


def decide(claim: Claim, answers: tuple[Answer, ...]) -> Verdict:
    """Verdict of a claim: wrong if one answer is wrong, verified if all answers are right, else not checked."""
    wrong = [one.detail for one in answers if one.right is False]
    open_ = [one.detail for one in answers if one.right is None]
    if wrong:
        return Verdict(claim, WRONG, "; ".join(dict.fromkeys(wrong)))
    if open_ or not answers:
        return Verdict(claim, UNCHECKED, "; ".join(dict.fromkeys(open_)))
    return Verdict(claim, VERIFIED, "; ".join(dict.fromkeys(one.detail for one in answers if one.detail)))
