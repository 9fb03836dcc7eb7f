"""SMK018: the recording is cut off."""

from typing import Optional

from msgspec.structs import replace

from indextts_doctor.checks import UNSET, Found, Maybe, Severity, Text, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.checks.speech.sound.limits import ABRUPT, CHECKED
from indextts_doctor.facts import Attempt, Speech

KEPT = 0.97  # share of the samples: a file with fewer is incomplete


class SpeechIsCutOff(OfEngine, frozen=True, kw_only=True):
    detail: str
    what: Text
    tail: Maybe[float] = UNSET
    limit: Maybe[float] = UNSET


@check(
    "SMK018",
    Severity.WARNING,
    title=_("the recording of {engine} is cut off: {what}"),
    summary=_("the recording is cut off"),
    why=_("""The end of the sentence is missing. Causes are a full disk, a file that was not closed, a token limit that
        is too low, and a service that sends less data than it announces."""),
    how=_("""The file has fewer samples than its header or the engine reports (an error). Or the last 20 ms are as loud
        as the speech, where real speech decays by at least 17 dB (a warning)."""),
    advice=_("""Make sure that the disk has free space, that the file is closed before it is sent, and that
        max_mel_tokens or max_new_tokens is large enough for the text."""),
    explains=("SMK020", "SMK024"),
    source="reproduced: truncated files, speech cut in mid-vowel; limits: docs/sound.md",
)
def speech_is_cut_off(speech: Speech) -> Found[SpeechIsCutOff]:
    for attempt in speech.attempts:
        proof, sound = _lost(attempt), attempt.sound
        if proof is not None:
            yield _evidence(attempt, proof, Severity.ERROR)
        elif sound is not None and sound.active >= CHECKED and sound.tail > ABRUPT:
            abrupt = _evidence(attempt, _ending(sound.tail), Severity.WARNING)
            yield replace(abrupt, tail=sound.tail, limit=ABRUPT)


def _evidence(attempt: Attempt, what: Text, severity: Severity) -> SpeechIsCutOff:
    return SpeechIsCutOff(engine=attempt.engine, detail=attempt.detail, what=what, severity=severity)


def _ending(tail: float) -> Text:
    """Level at the end, ``tail`` dB above the loudest level, as a text."""
    if tail >= 0:
        return _("it ends at its loudest level")
    return _("it ends {below:.0f} dB below its loudest level").filled(below=-tail)


def _lost(attempt: Attempt) -> Optional[Text]:
    """What is missing in the file; None: nothing is known to be missing."""
    if attempt.problem == "damaged":
        return _("damaged file, {detail}").filled(detail=attempt.detail)
    made = attempt.made.samples if attempt.made else attempt.told.samples
    if attempt.saved is None or not made or attempt.saved.rate != attempt.told.sample_rate:
        return None
    saved = attempt.saved.samples
    return None if saved >= KEPT * made else _("{saved} of {made} samples saved").filled(saved=saved, made=made)
