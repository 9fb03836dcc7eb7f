"""What the doctor knows, as text: the lists, and the page of a check."""

from __future__ import annotations

import os
import string
from typing import Any, Optional

import msgspec

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Check
from indextts_doctor.checks.selection import find
from indextts_doctor.commands.flags import FORMATS
from indextts_doctor.config import profiles
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.i18n.language import choose, one_of
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.plugins import loading

PARTS = (
    ("why", _("What it means")),
    ("how", _("How it is told")),
    ("advice", _("How to cure it")),
)
# In place of advice that consists of what depends on the environment alone.
BY_CASE = _("The report says how, for the environment at hand.")
SOURCE = _("Known from")
EXPLAINS = _("Accounts for")
FIX = _("What `indextts-doctor fix` does")
SEVERITIES = {
    "error": _("error"),
    "warning": _("warning"),
    "note": _("note"),
}


def all_checks() -> tuple[Check, ...]:
    """Return our checks and those of plug-ins, by code."""
    return tuple(sorted((*registry.builtin(), *loading.load().checks), key=lambda check: check.code))


def render(kind: str, report_format: Optional[str], wanted: Optional[str]) -> str:
    """Return the list of checks, fixes or profiles. Raises UserError for an unknown format or language."""
    lang = choose(wanted, os.environ)
    as_json = one_of("--format", report_format or "text", FORMATS) == "json"
    rows = {"checks": _checks, "fixes": _fixes, "profiles": _profiles}[kind](lang)
    if as_json:
        return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"
    return "".join(
        "  ".join(_cell(value, width) for value, width in _columns(row, rows)).rstrip() + "\n" for row in rows
    )


def _columns(row: dict[str, Any], rows: list[dict[str, Any]]) -> list[tuple[str, int]]:
    shown = [key for key in row if key not in ("explains", "source", "file")]
    return [(str(row[key]), max(len(str(other[key])) for other in rows)) for key in shown]


def _cell(value: str, width: int) -> str:
    return value + " " * (width - len(value))


def _checks(lang: str) -> list[dict[str, Any]]:
    return [
        {
            "code": check.code,
            "severity": check.severity.label,
            "name": check.name,
            "title": placeholders(check.title.zh if lang == "zh" else check.title.en),
            "explains": list(check.explains),
            "source": check.source,
        }
        for check in all_checks()
    ]


def _fixes(lang: str) -> list[dict[str, Any]]:
    names = {check.code: check.name for check in registry.builtin()}
    return [
        {"code": fix.code, "name": names[fix.code], "title": fix.title.fill({}, lang), "source": fix.source}
        for fix in fixes().values()
    ]


def _profiles(lang: str) -> list[dict[str, Any]]:
    rows = []
    for name, file in profiles.available(loading.load().profiles).items():
        profile = profiles.load(name, extra=(file,))
        rows.append(
            {"name": name, "title": profile.title.fill({}, lang), "source": profile.source, "file": str(file)}
        )
    return rows


def explain(code: str, wanted: Optional[str]) -> str:
    """Return the page of a check. Raises UserError when there is none of that code or name."""
    lang = choose(wanted, os.environ)
    check = find(all_checks(), code)
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
