"""LOG003: kantts hides the first exception of a chain."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Import, Link, Logs, Saying, Target
from indextts_doctor.formats.logs import reading
from indextts_doctor.formats.logs.signatures import MASK, MASKS

_CUT = _("unknown, the log contains no traceback")


@check(
    "LOG003",
    Severity.WARNING,
    title=_('{place}: "Please install kantts." hides the first error: {root} ({when})'),
    summary=_('"Please install kantts." in the log hides the first error'),
    why=_("""The programs of kantts replace every ImportError with "Please install kantts.": a missing soundfile, a scipy
        without kaiser, an incompatible NumPy. Reinstalling kantts does not help."""),
    how=_("""The exception chain in the log is read from its first exception, which is above "During handling of the
        above exception"."""),
    advice=_("""Fix the first error: {cause}. If the checks of packages and imports pass, the error is already fixed:
        restart the service."""),
    remedy=_("""Fix the first error of the exception chain. If the checks of packages and imports pass, the error is
        already fixed: restart the service."""),
    source="kantts/bin/*.py of KAN-TTS, eight files; Bark-Voice-Cloning#18; reproduced",
)
def error_is_masked(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.entries(logs, MASK):
        root = _first(saying)
        known = None if root is None else reading.of_chain((root,))
        said = _CUT if root is None else Text.verbatim(f"{root.type}: {failures.first_line(root.message)}")
        yield evidence.evidence(
            logs,
            target,
            log,
            saying,
            root=said,
            cause=known.cause if known else said,
            chain=[f"{link.type}: {link.message}" for link in saying.chain],
            about=_about(saying),
            traces=(*MASKS.codes, *(known.codes if known else ())),
            settled=Severity.NOTE,
        )


def _first(saying: Saying) -> Optional[Link]:
    """The exception that was raised first; None if the log contains only the last message."""
    return next((link for link in saying.chain if not reading.is_masked((link,))), None)


def _about(saying: Saying) -> frozenset[str]:
    """The names that the chain concerns, as for a failed import."""
    tried = Import(module="kantts", outcome="exception", seconds=0.0, chain=saying.chain, packages=saying.packages)
    return failures.about(tried, "kantts")
