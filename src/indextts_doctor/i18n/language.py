"""Which language is spoken."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Optional

from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import LANGUAGES


def choose(wanted: Optional[str], environ: Mapping[str, str]) -> str:
    """Return "en" or "zh": as asked, else by the locale (LC_ALL, LC_MESSAGES, LANG)."""
    if wanted is not None:
        return one_of("--lang", wanted, LANGUAGES)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def one_of(option: str, value: str, allowed: Sequence[str]) -> str:
    """Return the value. Raises UserError, with the nearest right one, when it is none of the allowed ones."""
    if value in allowed:
        return value
    near = difflib.get_close_matches(value, allowed, n=1, cutoff=0.3)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UserError(f"{option} {value}: must be {' or '.join(allowed)}{hint}")
