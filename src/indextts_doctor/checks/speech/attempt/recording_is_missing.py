"""SMK010: the synthesis ended well and left no recording."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.attempt.failures import Recording
from indextts_doctor.facts import Attempt, Speech

NOTHING = _("returned nothing")
NO_FILE = _("wrote no file")
EMPTY = _("left an empty recording")


@check(
    "SMK010",
    Severity.ERROR,
    title=_("{engine} ended without an error and {what}"),
    why=_("""Engines swallow exceptions: index-tts catches the IndexError of a text that is too long for its position
        table and returns None. A service built on it then answers with nothing, or with an error of its own."""),
    how=_("The script came to its end; there is no file where the recording should be, or no samples in it."),
    advice=_("Look at what the engine printed: {said}"),
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
            said=" ".join(attempt.stderr[-300:].split()) or "-",
        )


def _what(attempt: Attempt) -> Optional[Text]:
    if attempt.told.returned_nothing:
        return NOTHING
    return {"missing": NO_FILE, "empty": EMPTY}.get(attempt.problem or "")
