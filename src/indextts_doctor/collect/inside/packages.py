"""Asks the patient's interpreter what is installed for it."""

from __future__ import annotations

from typing import Any, Union

import msgspec

from indextts_doctor.collect.inside.probe import missing, send
from indextts_doctor.facts import Packages
from indextts_doctor.facts.record import Missing
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


def ask(context: Context, *, level: str, hash_packages: tuple[str, ...] = ()) -> Union[Packages, Missing]:
    """Return the distributions on the patient's sys.path, or why they could not be had.

    ``level`` is "nothing", "size" or "hash" (all files). The files of ``hash_packages``, canonical names, are
    hashed in any case; with "hash" they are the only ones.
    """
    outcome = send(context, "packages", level, ",".join(hash_packages))
    return decode(outcome.result) if outcome.kind == "ok" else missing(outcome)


def decode(result: Any) -> Union[Packages, Missing]:
    """Return the record of what the probe answered; what runs in that process may have forged it."""
    try:
        return msgspec.convert(result, Packages)
    except msgspec.ValidationError as error:
        reason = _("its answer about packages cannot be understood")
        return Missing("failed", reason, str(error)[:500])
