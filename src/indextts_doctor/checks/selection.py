"""Which checks are run: codes and prefixes, as in ruff."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable, Sequence
from typing import Optional

from indextts_doctor.checks.finding import Check
from indextts_doctor.config.configuration import Config, first
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text, _


@dataclasses.dataclass(frozen=True)
class Rules:
    """Which checks report, and how strictly."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: Optional[bool] = None

    def merged_with(self, config: Config) -> Rules:
        """Return them with the configuration's: codes that are given replace those that are configured."""
        select, ignore = self.select or config.select or (), self.ignore or config.ignore or ()
        return Rules(split(select), split(ignore), first(self.strict, config.strict))


def select(checks: Sequence[Check], chosen: Sequence[str], ignored: Sequence[str]) -> list[Check]:
    """Return the checks whose code begins with one of ``chosen`` (all, when empty) and with none of ``ignored``.

    Raises UserError for a code that fits no check.
    """
    chosen, ignored = [_code(c) for c in chosen], [_code(c) for c in ignored]
    _known(checks, chosen, "--select")
    _known(checks, ignored, "--ignore")
    return [
        check
        for check in checks
        if (not chosen or check.code.startswith(tuple(chosen))) and not check.code.startswith(tuple(ignored))
    ]


def find(checks: Sequence[Check], code: str) -> Check:
    """Return the check with this code or name. Raises UserError, with the nearest right one."""
    wanted = _code(code)
    for check in checks:
        if wanted in (check.code, check.name.upper()):
            return check
    raise UserError(_("{code}: no such check{hint}").filled(code=code, hint=_nearest(checks, wanted)))


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of options that may be repeated or hold commas."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _code(text: str) -> str:
    return text.strip().upper()


def _known(checks: Sequence[Check], codes: Iterable[str], option: str) -> None:
    for code in codes:
        if not any(check.code.startswith(code) for check in checks):
            message = _("{option} {code}: no such check{hint}")
            raise UserError(message.filled(option=option, code=code, hint=_nearest(checks, code)))


def _nearest(checks: Sequence[Check], code: str) -> Text:
    names = {check.code: check.code for check in checks}
    names.update({check.name.upper(): check.code for check in checks})
    near = difflib.get_close_matches(code, names, n=1, cutoff=0.5)
    if near:
        return _("; did you mean {near}?").filled(near=names[near[0]])
    return _(" (to list them: indextts-doctor list checks)")
