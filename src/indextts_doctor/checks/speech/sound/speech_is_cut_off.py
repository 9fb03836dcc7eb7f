"""SMK018: the recording ends before the speech does."""

from typing import Optional

from msgspec.structs import replace

from indextts_doctor.checks import UNSET, Found, Maybe, Severity, Text, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.checks.speech.sound.limits import ABRUPT, JUDGED
from indextts_doctor.facts import Attempt, Speech

KEPT = 0.97  # of the samples: a file with fewer has lost some


class SpeechIsCutOff(OfEngine, frozen=True, kw_only=True):
    detail: str
    what: Text
    tail: Maybe[float] = UNSET
    limit: Maybe[float] = UNSET


@check(
    "SMK018",
    Severity.WARNING,
    title=_("the recording of {engine} is cut off: {what}"),
    why=_("""The end of the sentence is missing. A full disk, a writer that was not closed, a limit on tokens that is
        too low, or a service that sends less than it announced do this."""),
    how=_("""The file holds less than its header or the engine says (an error); or the last 20 ms are as loud as the
        speech itself, where real speech has died away by 17 dB and more (a warning)."""),
    advice=_("""See that the place for the file has room, that the writer is closed before the file is sent, and that
        max_mel_tokens or max_new_tokens suffices for the text."""),
    explains=("SMK020", "SMK024"),
    source="reproduced: truncated files, speech cut in mid-vowel; limits: docs/sound.md",
)
def speech_is_cut_off(speech: Speech) -> Found[SpeechIsCutOff]:
    for attempt in speech.attempts:
        proof, sound = _lost(attempt), attempt.sound
        if proof is not None:
            yield _evidence(attempt, proof, Severity.ERROR)
        elif sound is not None and sound.active >= JUDGED and sound.tail > ABRUPT:
            abrupt = _evidence(attempt, _ending(sound.tail), Severity.WARNING)
            yield replace(abrupt, tail=sound.tail, limit=ABRUPT)


def _evidence(attempt: Attempt, what: Text, severity: Severity) -> SpeechIsCutOff:
    return SpeechIsCutOff(engine=attempt.engine, detail=attempt.detail, what=what, severity=severity)


def _ending(tail: float) -> Text:
    """Say how loud it is at the end, ``tail`` dB above its loudest."""
    if tail >= 0:
        return Text(en="it ends at its loudest", zh="在最响处戛然而止")
    return Text(en=f"it ends only {-tail:.0f} dB below its loudest", zh=f"结尾只比最响处低 {-tail:.0f} dB")


def _lost(attempt: Attempt) -> Optional[Text]:
    """Say what the file lacks; None when nothing proves that it lacks anything."""
    if attempt.problem == "damaged":
        return _("damaged file, {detail}").filled(detail=attempt.detail)
    made = attempt.made.samples if attempt.made else attempt.told.samples
    if attempt.saved is None or not made or attempt.saved.rate != attempt.told.sample_rate:
        return None
    saved = attempt.saved.samples
    return None if saved >= KEPT * made else _("{saved} of {made} samples").filled(saved=saved, made=made)
