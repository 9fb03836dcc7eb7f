"""The command ``explain``: the page of a check."""

import dataclasses
import os
import string
from typing import Optional

from indextts_doctor.checks import families
from indextts_doctor.checks.families import Family
from indextts_doctor.checks.finding import Check
from indextts_doctor.checks.selection import find
from indextts_doctor.commands.terminal import show, width
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.i18n.language import choose
from indextts_doctor.i18n.text import _
from indextts_doctor.i18n.width import cells, wrapped
from indextts_doctor.plugins import loading

WHY, HOW, REMEDY = _("What it means"), _("How it is detected"), _("How to fix it")
SOURCE = _("Source")
EXPLAINS = _("Can cause")
FIX = _("What `indextts-doctor fix` does")
WIDEST = 100  # columns: longer lines are hard to read
SEVERITIES = {"error": _("error"), "warning": _("warning"), "note": _("note")}


@dataclasses.dataclass(frozen=True)
class ExplainOptions:
    """What ``explain`` is asked."""

    code: str  # or name
    lang: Optional[str] = None


def run(options: ExplainOptions) -> int:
    """Print the page of a check or of a family. Raises UserError when there is none of that code or name."""
    lang, columns = choose(options.lang, os.environ), min(width(os.environ), WIDEST)
    family = families.named(options.code)
    show(page(options.code, lang, columns) if family is None else family_page(family, lang, columns))
    return 0


def page(code: str, lang: str, columns: int = 80) -> str:
    """The page of a check, wrapped to ``columns``. Raises UserError when there is none of that code or name."""
    check = find(loading.all_checks(), code)
    severity = SEVERITIES[check.severity.label].fill({}, lang)
    lines = [f"{check.code}  {check.name}  ({severity})", "", *_body(summary(check, lang), columns), ""]
    for heading, text in ((WHY, check.why), (HOW, check.how), (REMEDY, check.remedy or check.advice)):
        lines += [heading.of(lang), *_body(placeholders(text.of(lang)), columns), ""]
    if check.explains:
        lines += [EXPLAINS.fill({}, lang), *_body(" ".join(check.explains), columns), ""]
    fix = fixes().get(check.code)
    if fix is not None:
        lines += [FIX.fill({}, lang), *_body(fix.title.fill({}, lang), columns), ""]
    lines += [SOURCE.fill({}, lang), *_body(check.source, columns)]
    return "\n".join(lines) + "\n"


def family_page(family: Family, lang: str, columns: int) -> str:
    """The checks of a family, those of plug-ins too."""
    of_family = [check for check in loading.all_checks() if family.has(check.code)]
    label = max(len(check.code) for check in of_family) + 2
    lines = [f"{family.name}  {family.title.of(lang)}", ""]
    for check in of_family:
        first, *others = wrapped(summary(check, lang), columns - label - 2)
        lines += [f"  {check.code.ljust(label)}{first}", *(f"  {' ' * label}{line}" for line in others)]
    return "\n".join(lines) + "\n"


def _body(text: str, columns: int) -> list[str]:
    """A text in lines that are indented and break between words only: a long address or command stays whole."""
    room = columns - 2
    lines = [
        line
        for part in text.splitlines() or [""]
        for line in (
            [part] if any(cells(word) > room and word.isascii() for word in part.split()) else wrapped(part, room)
        )
    ]
    return [f"  {line}" for line in lines]


def summary(check: Check, lang: str) -> str:
    """Return what is wrong in general: the summary, or the title."""
    return placeholders((check.summary or check.title).of(lang))


def placeholders(template: str) -> str:
    """Return a template as a reader sees it: {name} as <name>."""
    parts = string.Formatter().parse(template)
    return "".join(words + (f"<{name}>" if name else "") for words, name, _, _ in parts)
