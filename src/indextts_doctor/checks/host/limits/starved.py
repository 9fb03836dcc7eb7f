"""Imports that failed because of a limit of the system. Pure."""

from typing import Optional, Union

from packaging.utils import canonicalize_name

from indextts_doctor.checks import UNSET, Evidence, Maybe
from indextts_doctor.facts import Import


class Starved(Evidence, frozen=True, kw_only=True):
    """An import or a process that failed, and the limits of the system at that time."""

    module: Maybe[str] = UNSET
    limit: Maybe[Union[str, int]] = UNSET
    pids_max: Maybe[Optional[int]] = UNSET
    pids_current: Maybe[Optional[int]] = UNSET
    outcome: Maybe[str] = UNSET
    limited_by: Maybe[str] = UNSET
    oom_kills: Maybe[Optional[int]] = UNSET
    pids_from: Maybe[Optional[str]] = UNSET
    processes: Maybe[Optional[int]] = UNSET
    said: Maybe[str] = UNSET


class Limit(Evidence, frozen=True, kw_only=True):
    """A limit of the system that is low or nearly reached: a number, or a readable size."""

    free: Maybe[int] = UNSET
    used: Maybe[int] = UNSET
    kills: Maybe[int] = UNSET
    limit: Union[int, str]
    limited_by: Maybe[Optional[str]] = UNSET
    needed: Maybe[str] = UNSET
    weights: Maybe[str] = UNSET


def names(one: Import) -> frozenset[str]:
    """The names that the failure concerns: the module and every package in its traceback."""
    return frozenset({one.module, str(canonicalize_name(one.module.partition(".")[0])), *one.packages})


def shows(one: Import, *phrases: str) -> bool:
    """Whether the errors or output of a failed import contain one of the phrases, ignoring case."""
    if one.ok:
        return False
    said = "\n".join([one.stderr, *(link.message for link in one.chain)]).lower()
    return any(phrase.lower() in said for phrase in phrases)
