"""The few fixed words of the text report, in both languages."""

from indextts_doctor.facts import Severity
from indextts_doctor.i18n.text import _

MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

EXAMINING = _("Examining {directory} with {python} ({details}) as {profile} ({profile_from})")
EXPLAINS = _("explains")
DO = _("do")
OR = _("or")
WHY = _("why")
AND_MORE = _("and {count} more")
NOT_VERIFIED = _("not verified")
LEFT_OUT = _("left out")
NOT_APPLICABLE = _("not applicable")
COLON = _(": ")
NEXT = _("Next: {step}")
NEXT_EXPLAIN = _("cure {code}, then check again (more: indextts-doctor explain {code})")
NEXT_OTHERS = _(". For {codes} {command}")
IN_PART = {
    "model": _("looked at in part: the model folder {path} holds more files than the doctor opens"),
    "cache": _("counted in part: the cache {path} has more entries than the doctor counts"),
    "libraries": _("looked at in part: {path} bring more shared objects than the doctor reads"),
}
THINGS = {
    "file": _("file"),
    "folder": _("folder"),
    "link": _("link"),
    "other": _("neither file, folder nor link"),
    "absent": _("not there"),
}
NOT_STARTED = _("does not start")

ORIGINS = {
    "option": _("as asked"),
    "configuration": _("from the configuration"),
    "service": _("runs the service"),
    "folder": _("found in the folder"),
    "doctor": _("runs this doctor; no other was found"),
    "default": _("no deployment was found"),
}
FOUND_BY = _("found by {origin}")
COUNTS = {
    "error": (_("{n} error"), _("{n} errors")),
    "warning": (_("{n} warning"), _("{n} warnings")),
    "note": (_("{n} note"), _("{n} notes")),
    "passed": (_("{n} check passed"), _("{n} checks passed")),
    "unknown": (_("{n} not verified"), _("{n} not verified")),
    "inapplicable": (_("{n} not applicable"), _("{n} not applicable")),
    "skipped": (_("{n} left out"), _("{n} left out")),
}


def origin(word: str, lang: str) -> str:
    """Return in words how a part of the target was chosen."""
    known = ORIGINS.get(word)
    return known.fill({}, lang) if known else FOUND_BY.fill({"origin": word}, lang)


def count(kind: str, number: int, lang: str) -> str:
    """Return "3 errors" or "1 error"."""
    one, many = COUNTS[kind]
    return (one if number == 1 else many).fill({"n": number}, lang)
