"""Imports that failed for want of something that the system limits. Pure."""

from __future__ import annotations

from packaging.utils import canonicalize_name

from indextts_doctor.facts import Import


def names(one: Import) -> frozenset[str]:
    """Return what the failure is about: the module's own name and every package met in it."""
    return frozenset({one.module, str(canonicalize_name(one.module.partition(".")[0])), *one.packages})


def says(one: Import, *phrases: str) -> bool:
    """Whether a failed import's errors or output hold one of the phrases, whatever their case."""
    if one.ok:
        return False
    said = "\n".join([one.stderr, *(link.message for link in one.chain)]).lower()
    return any(phrase.lower() in said for phrase in phrases)
