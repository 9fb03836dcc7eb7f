"""The command ``explain``: the page of a check."""

import dataclasses
import os
import string
from typing import Optional

from indextts_doctor.checks.selection import find
from indextts_doctor.commands.terminal import show
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.i18n.language import choose
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.plugins import loading

PARTS = (("why", _("What it means")), ("how", _("How it is told")), ("advice", _("How to cure it")))
# In place of advice that consists of what depends on the environment alone.
BY_CASE = _("The report says how, for the environment at hand.")
SOURCE = _("Known from")
EXPLAINS = _("Accounts for")
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
    lines = [f"{check.code}  {check.name}  ({severity})", "", f"  {shown(check.title, lang)}", ""]
    for field, heading in PARTS:
        lines += [heading.fill({}, lang), f"  {shown(getattr(check, field), lang)}", ""]
    if check.explains:
        lines += [EXPLAINS.fill({}, lang), f"  {' '.join(check.explains)}", ""]
    fix = fixes().get(check.code)
    if fix is not None:
        lines += [FIX.fill({}, lang), f"  {fix.title.fill({}, lang)}", ""]
    lines += [SOURCE.fill({}, lang), f"  {check.source}"]
    return "\n".join(lines) + "\n"


def shown(text: Text, lang: str) -> str:
    """Return a text of a check as a reader of its page sees it, with nothing filled in."""
    template = text.zh if lang == "zh" else text.en
    alone = template.startswith("{") and template.find("}") == len(template) - 1
    return BY_CASE.fill({}, lang) if alone else placeholders(template)


def placeholders(template: str) -> str:
    """Return a template as a reader sees it: {name} as <name>."""
    parts = string.Formatter().parse(template)
    return "".join(words + (f"<{name}>" if name else "") for words, name, _, _ in parts)
