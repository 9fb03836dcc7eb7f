"""Which environment variable makes an import fail: tried, not guessed."""

import dataclasses
import re
from collections.abc import Callable, Collection
from typing import Optional

from indextts_doctor.facts import Import
from indextts_doctor.target.context import Context

Try = Callable[[Context], Optional[Import]]

# Without these it would not be the same interpreter, or the same libraries; they have checks of their own.
_KEPT = re.compile(
    r"PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LANGUAGE|TZ|TMPDIR|VIRTUAL_ENV|(LC|LD|PYTHON|CONDA|GLIBC)_?\w*"
)


def guilty(context: Context, failed: Import, again: Try) -> Optional[str]:
    """The one variable without which the import succeeds, or None.

    ``again`` tries the import with the variables of a context; None: no time is left.
    """
    suspects = [name for name in sorted(context.variables) if not _KEPT.fullmatch(name)]
    if not suspects or not _works(context, suspects, again):
        return None
    while len(suspects) > 1:
        half = len(suspects) // 2
        halves = (suspects[:half], suspects[half:])
        suspects = next((some for some in halves if _works(context, some, again)), [])
    proven = suspects and _fails(again(context), failed) and _works(context, suspects, again)
    return suspects[0] if proven else None


def _works(context: Context, without: Collection[str], again: Try) -> bool:
    kept = {name: value for name, value in context.variables.items() if name not in without}
    result = again(dataclasses.replace(context, variables=kept))
    return result is not None and result.ok


def _fails(result: Optional[Import], failed: Import) -> bool:
    """Whether it fails again: what failed by chance proves nothing.

    The message may differ: where modules are imported in the order of a set, each run fails on a different one.
    """
    return result is not None and result.outcome == failed.outcome
