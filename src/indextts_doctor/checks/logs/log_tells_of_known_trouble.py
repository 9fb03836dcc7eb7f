"""LOG004: the log holds a message that is known to stand for a certain trouble."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Logs, Target
from indextts_doctor.formats.logs.signatures import BY_NAME, CRASHED, KILLED, MASK, MISSING_KEYS, TIMEOUT, Signature

_OTHERS = tuple(name for name in BY_NAME if name not in (CRASHED, KILLED, MASK, MISSING_KEYS, TIMEOUT))
_NOT_FOUND = _("""This examination does not find it by itself: where {codes} passed, it was cured since or shows only in
    the service that runs, so start that again. More: `indextts-doctor explain {code}`""")
_NO_CHECK = _("No check of the doctor's can tell whether it is still so.")


@check(
    "LOG004",
    Severity.WARNING,
    title=_("{place} tells of a known trouble: {cause} ({when})"),
    why=_("""The message is known, and so is what causes it, which is often not what its words say. A log tells of what
        was: it is evidence, and no proof that it is still so."""),
    how=_("""The end of each log, 1 MiB, is searched for known messages of exceptions and known lines of programs. What
        a check confirms stands under that check; what the check does not find is a note, as is what is older than a
        week or than the last start."""),
    advice=_("The log says: {text}. {page}"),
    source="formats/logs/signatures.py names the source of each message",
)
def log_tells_of_known_trouble(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.told(logs, *_OTHERS):
        known = BY_NAME[saying.signature]
        yield evidence.evidence(
            logs,
            target,
            log,
            saying,
            cause=known.cause,
            signature=known.name,
            codes=list(known.codes),
            page=_page(known),
            known_from=known.source,
            settled=Severity.NOTE,
        )


def _page(known: Signature) -> Text:
    return _NOT_FOUND.filled(codes=known.codes, code=known.codes[0]) if known.codes else _NO_CHECK
