"""Selection of checks by code or prefix, as in ruff."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable, Sequence
from typing import Optional

from indextts_doctor.checks.finding import Check
from indextts_doctor.config.configuration import Config, first
from indextts_doctor.i18n.errors import UserError


@dataclasses.dataclass(frozen=True)
class Rules:
    """Which checks report, and how strictly."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: Optional[bool] = None

    def merged_with(self, config: Config) -> Rules:
        """These rules, completed from the configuration: given codes replace configured ones."""
        select, ignore = self.select or config.select or (), self.ignore or config.ignore or ()
        return Rules(split(select), split(ignore), first(self.strict, config.strict))


def select(checks: Sequence[Check], chosen: Sequence[str], ignored: Sequence[str]) -> list[Check]:
    """The checks whose code begins with one of ``chosen`` (all if empty) and with none of ``ignored``.

    Raises UserError for a code that matches no check.
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
    """The check with this code or name. Raises UserError, with the closest match, if there is none."""
    wanted = _code(code)
    for check in checks:
        if wanted in (check.code, check.name.upper()):
            return check
    raise UserError(f"{code}: no such check{_nearest(checks, wanted)}")


def split(values: Iterable[str]) -> tuple[str, ...]:
    """The codes from options that may be repeated or contain commas."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _code(text: str) -> str:
    return text.strip().upper()


def _known(checks: Sequence[Check], codes: Iterable[str], option: str) -> None:
    for code in codes:
        if not any(check.code.startswith(code) for check in checks):
            raise UserError(f"{option} {code}: no such check{_nearest(checks, code)}")


def _nearest(checks: Sequence[Check], code: str) -> str:
    names = {check.code: check.code for check in checks}
    names.update({check.name.upper(): check.code for check in checks})
    near = difflib.get_close_matches(code, names, n=1, cutoff=0.5)
    return f"; did you mean {names[near[0]]}?" if near else " (see: indextts-doctor list checks)"
