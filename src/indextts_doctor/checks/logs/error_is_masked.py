"""LOG003: kantts has hidden the exception that came first."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Import, Link, Logs, Saying, Target
from indextts_doctor.formats.logs import reading
from indextts_doctor.formats.logs.signatures import MASK, MASKS

_CUT = _("its traceback is not in the log")


@check(
    "LOG003",
    Severity.WARNING,
    title=_('{place}: "Please install kantts." hides what failed first: {root} ({when})'),
    why=_("""The programs of kantts turn every ImportError on their way into this line: a missing soundfile, a scipy
        without kaiser, a NumPy that does not fit. Installing kantts again changes nothing."""),
    how=_("""The chain of exceptions in the log is read from its first one, above "During handling of the above
        exception"."""),
    advice=_("""Cure what failed first: {cause}. Where this examination passes the checks of packages and imports, it is
        cured: start the service again."""),
    source="kantts/bin/*.py of KAN-TTS, eight files; Bark-Voice-Cloning#18; reproduced",
)
def error_is_masked(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.told(logs, MASK):
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
    """Return what failed first; None when the log holds the last message alone."""
    return next((link for link in saying.chain if not reading.is_masked((link,))), None)


def _about(saying: Saying) -> frozenset[str]:
    """Return what the chain concerns, as for an import that fails here and now."""
    tried = Import(module="kantts", outcome="exception", seconds=0.0, chain=saying.chain, packages=saying.packages)
    return failures.about(tried, "kantts")
