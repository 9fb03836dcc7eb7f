"""Selection of checks by family, code or prefix."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable, Sequence
from typing import Optional

from indextts_doctor.checks import families
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
        """The rules with those of the configuration; codes that are given replace the configured ones."""
        select, ignore = self.select or config.select or (), self.ignore or config.ignore or ()
        return Rules(split(select), split(ignore), first(self.strict, config.strict))


def select(checks: Sequence[Check], chosen: Sequence[str], ignored: Sequence[str]) -> list[Check]:
    """The checks that ``chosen`` names (all, when empty) and ``ignored`` does not: families, codes or prefixes of codes.

    Raises UserError for a word that fits no check.
    """
    wanted, unwanted = named(checks, chosen, "--select"), named(checks, ignored, "--ignore")
    return [
        check
        for check in checks
        if (not wanted or check.code.startswith(wanted)) and not check.code.startswith(unwanted)
    ]


def named(checks: Sequence[Check], words: Iterable[str], option: str) -> tuple[str, ...]:
    """The prefixes of codes that words of an option name. Raises UserError for one that fits no check."""
    for word in words:
        if not any(check.code.startswith(prefixes([word])) for check in checks):
            message = _("{option} {code}: no such check or family{hint}")
            raise UserError(message.filled(option=option, code=word, hint=_nearest(checks, word)))
    return prefixes(words)


def prefixes(words: Iterable[str]) -> tuple[str, ...]:
    """The prefixes of codes that words name: those of a family, or the word itself in capitals."""
    found = [family.prefixes if (family := families.named(word)) else (word.strip().upper(),) for word in words]
    return tuple(prefix for several in found for prefix in several)


def find(checks: Sequence[Check], code: str) -> Check:
    """The check with this code or name. Raises UserError, with the nearest right one."""
    wanted = code.strip().upper()
    for check in checks:
        if wanted in (check.code, check.name.upper()):
            return check
    raise UserError(_("{code}: no such check or family{hint}").filled(code=code, hint=_nearest(checks, code)))


def split(values: Iterable[str]) -> tuple[str, ...]:
    """The words of options that may be repeated or hold commas."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _nearest(checks: Sequence[Check], word: str) -> Text:
    """The family, code or name nearest to a word; a check is suggested by its code."""
    known = {family.name.upper(): family.name for family in families.FAMILIES}
    for check in checks:
        prefix = check.code.rstrip("0123456789")
        known.update({prefix: prefix, check.code: check.code, check.name.upper(): check.code})
    near = difflib.get_close_matches(word.strip().upper(), known, n=1, cutoff=0.5)
    if near:
        return _("; did you mean {near}?").filled(near=known[near[0]])
    return _(" (to list them: indextts-doctor list checks)")
