"""The fixed words of the text report."""

from indextts_doctor.facts import Severity
from indextts_doctor.i18n.text import _
from indextts_doctor.i18n.width import cells

# On a terminal that cannot show the symbols, words tell the severities apart.
NAMES = {Severity.ERROR: _("ERROR"), Severity.WARNING: _("WARNING"), Severity.NOTE: _("NOTE")}
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

EXAMINING = _("Examining {directory} with {python} ({details}) as {profile} ({profile_from})")
EXPLAINS = _("explains")
DO = _("do")
OR = _("or")
WHY = _("why")
AND_MORE = _("and {count} more")
NOT_VERIFIED = _("not verified")
LEFT_OUT = _("skipped")
NOT_APPLICABLE = _("not applicable")
COLON = _(": ")
COMMA = _(", ")
SEMICOLON = _("; ")
BRACKETS = _(" ({words})")
SAVED = _("""Saved report, not a live check: {directory} on {host}, examined {created} by indextts-doctor {version}; checked
    again by version {now}""")
SAVED_WITH = _("{python} ({details}) as {profile} ({profile_from})")
ONE_CAUSE = _("1 cause explains all {problems} problems:")
CAUSES = _("{causes} causes explain all {problems} problems:")
NO_CONNECTION = _("{causes} problems; no connection between them was found:")
FIXES = _("indextts-doctor fix can do:")
BY_HAND = _("You must do:")
NEXT = _("Next:")
NEXT_THERE = _("Next, on that host:")
THEN = _("Then:")
THEN_THERE = _("Then, on that host:")
IN_PART = {
    "model": _("partly checked: the model folder {path} contains more files than the limit"),
    "cache": _("partly counted: the cache {path} contains more entries than the limit"),
    "libraries": _("partly checked: {path} contain more shared objects than the limit"),
}
THINGS = {
    "file": _("file"),
    "folder": _("folder"),
    "link": _("link"),
    "other": _("not a file, folder or link"),
    "absent": _("does not exist"),
}
NOT_STARTED = _("does not start")

ORIGINS = {
    "option": _("set on the command line"),
    "configuration": _("set in the configuration"),
    "service": _("used by the running service"),
    "folder": _("found in the folder"),
    "doctor": _("no other interpreter found; this one runs indextts-doctor"),
    "default": _("no deployment found"),
}
FOUND_BY = _("found by {origin}")
COUNTS = {
    "error": (_("{n} error"), _("{n} errors")),
    "warning": (_("{n} warning"), _("{n} warnings")),
    "note": (_("{n} note"), _("{n} notes")),
    "passed": (_("{n} check passed"), _("{n} checks passed")),
    "unknown": (_("{n} not verified"), _("{n} not verified")),
    "inapplicable": (_("{n} not applicable"), _("{n} not applicable")),
    "skipped": (_("{n} skipped"), _("{n} skipped")),
}


def origin(word: str, lang: str) -> str:
    """In words how a part of the target was chosen."""
    known = ORIGINS.get(word)
    return known.fill({}, lang) if known else FOUND_BY.fill({"origin": word}, lang)


def count(kind: str, number: int, lang: str) -> str:
    """A count with its noun: "3 errors" or "1 error"."""
    one, many = COUNTS[kind]
    return (one if number == 1 else many).fill({"n": number}, lang)


def mark(severity: Severity, symbols: bool, lang: str) -> str:
    """The symbol of a severity, or its name where symbols cannot be shown, as wide as the widest."""
    if symbols:
        return MARKS[severity]
    name = NAMES[severity].fill({}, lang)
    return name + " " * (_widest(lang) - cells(name))


def hang(symbols: bool, lang: str) -> int:
    """Columns before the text of a finding: the mark and a code of 7 characters at most."""
    return 11 + (1 if symbols else _widest(lang))


def _widest(lang: str) -> int:
    return max(cells(name.fill({}, lang)) for name in NAMES.values())
