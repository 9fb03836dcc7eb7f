"""The command ``explain``: the page of a check."""

import dataclasses
import os
import string
from typing import Optional

from indextts_doctor.checks.finding import Check
from indextts_doctor.checks.selection import find
from indextts_doctor.commands.terminal import show
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.i18n.language import choose
from indextts_doctor.i18n.text import _
from indextts_doctor.plugins import loading

WHY, HOW, REMEDY = _("What it means"), _("How it is detected"), _("How to fix it")
SOURCE = _("Source")
EXPLAINS = _("Can cause")
FIX = _("What `indextts-doctor fix` does")
SEVERITIES = {"error": _("error"), "warning": _("warning"), "note": _("note")}


@dataclasses.dataclass(frozen=True)
class ExplainOptions:
    """What ``explain`` is asked."""

    code: str  # or name
    lang: Optional[str] = None


def run(options: ExplainOptions) -> int:
    """Print the page of a check. Raises UserError when there is none of that code or name."""
    show(page(options.code, choose(options.lang, os.environ)))
    return 0


def page(code: str, lang: str) -> str:
    """Return the page of a check. Raises UserError when there is none of that code or name."""
    check = find(loading.all_checks(), code)
    severity = SEVERITIES[check.severity.label].fill({}, lang)
    lines = [f"{check.code}  {check.name}  ({severity})", "", f"  {summary(check, lang)}", ""]
    for heading, text in ((WHY, check.why), (HOW, check.how), (REMEDY, check.remedy or check.advice)):
        lines += [heading.of(lang), f"  {placeholders(text.of(lang))}", ""]
    if check.explains:
        lines += [EXPLAINS.fill({}, lang), f"  {' '.join(check.explains)}", ""]
    fix = fixes().get(check.code)
    if fix is not None:
        lines += [FIX.fill({}, lang), f"  {fix.title.fill({}, lang)}", ""]
    lines += [SOURCE.fill({}, lang), f"  {check.source}"]
    return "\n".join(lines) + "\n"


def summary(check: Check, lang: str) -> str:
    """Return what is wrong in general: the summary, or the title."""
    return placeholders((check.summary or check.title).of(lang))


def placeholders(template: str) -> str:
    """Return a template as a reader sees it: {name} as <name>."""
    parts = string.Formatter().parse(template)
    return "".join(words + (f"<{name}>" if name else "") for words, name, _, _ in parts)
