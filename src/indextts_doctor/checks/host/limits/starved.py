"""Imports that failed for want of something that the system limits. Pure."""

from typing import Optional, Union

from packaging.utils import canonicalize_name

from indextts_doctor.checks import UNSET, Evidence, Maybe
from indextts_doctor.facts import Import


class Starved(Evidence, frozen=True, kw_only=True):
    """What could not run, and the limits of the system as they were."""

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
    """A limit of the system that is low, or nearly reached: a number, or a size in words."""

    free: Maybe[int] = UNSET
    used: Maybe[int] = UNSET
    kills: Maybe[int] = UNSET
    limit: Union[int, str]
    limited_by: Maybe[Optional[str]] = UNSET
    needed: Maybe[str] = UNSET
    weights: Maybe[str] = UNSET


def names(one: Import) -> frozenset[str]:
    """Return what the failure is about: the module's own name and every package met in it."""
    return frozenset({one.module, str(canonicalize_name(one.module.partition(".")[0])), *one.packages})


def says(one: Import, *phrases: str) -> bool:
    """Whether a failed import's errors or output hold one of the phrases, whatever their case."""
    if one.ok:
        return False
    said = "\n".join([one.stderr, *(link.message for link in one.chain)]).lower()
    return any(phrase.lower() in said for phrase in phrases)
