"""LOG004: the log contains a message with a known cause."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Logs, Target
from indextts_doctor.formats.logs.signatures import BY_NAME, CRASHED, KILLED, MASK, MISSING_KEYS, TIMEOUT, Signature

_OTHERS = tuple(name for name in BY_NAME if name not in (CRASHED, KILLED, MASK, MISSING_KEYS, TIMEOUT))
_NOT_FOUND = _("""No other check found the error. If {codes} passed, it is fixed or occurs only in the running service:
    restart the service. Details: `indextts-doctor explain {code}`""")
_NO_CHECK = _("No check can confirm whether the error still occurs.")


@check(
    "LOG004",
    Severity.WARNING,
    title=_("{place}: known error: {cause} ({when})"),
    summary=_("the log contains a known error"),
    why=_("""The log contains a message with a known cause, which often differs from its wording. A log shows the past:
        the error may already be fixed."""),
    how=_("""The last 1 MiB of each log is searched for known exception messages and known lines of programs. An error
        that another check confirms is reported under that check. An error that the check does not confirm, or that is
        older than a week or than the last start, is a note."""),
    advice=_("The log contains: {text}. {page}"),
    remedy=_("""Check the report for the problem that causes the message. If no check confirms it, the error is fixed or
        occurs only in the running service: restart the service."""),
    source="formats/logs/signatures.py contains the source of each message",
)
def known_error_in_log(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.entries(logs, *_OTHERS):
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
