"""SMK010: the synthesis ended without an error and without a recording."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.attempt.failures import Recording
from indextts_doctor.facts import Attempt, Speech

NOTHING = _("the engine returned nothing")
NO_FILE = _("the file is missing")
EMPTY = _("the file is empty")


@check(
    "SMK010",
    Severity.ERROR,
    title=_("{engine} produced no recording and no error: {what}"),
    summary=_("a speech engine ended without an error and without a recording"),
    why=_("""Some engines catch exceptions: index-tts catches the IndexError of a text that is too long for its
        position table, and returns None. A service on top of it answers with an empty body, or with a different
        error."""),
    how=_("""The script of the speech test ended normally, but the file of the recording is missing or contains no
        samples."""),
    advice=_("Read the last output of the engine: {output}"),
    remedy=_("Read the output of the engine. It often contains the exception that the engine caught."),
    explains=("SMK012", "SMK013", "SMK014", "SMK018", "SMK02"),
    source="infer_v2.py of index-tts ee40fa7: an IndexError is caught and None returned; reproduced: tests/speech/engines",
)
def recording_is_missing(speech: Speech) -> Found[Recording]:
    for attempt in speech.attempts:
        what = _what(attempt)
        if attempt.outcome != "ok" or what is None:
            continue
        yield Recording(
            engine=attempt.engine,
            what=what,
            detail=attempt.detail,
            made=attempt.made.seconds if attempt.made else 0.0,
            output=" ".join(attempt.stderr[-300:].split()) or "-",
        )


def _what(attempt: Attempt) -> Optional[Text]:
    if attempt.told.returned_nothing:
        return NOTHING
    return {"missing": NO_FILE, "empty": EMPTY}.get(attempt.problem or "")
