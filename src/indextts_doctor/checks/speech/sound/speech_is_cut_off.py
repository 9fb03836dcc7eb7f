"""SMK018: the recording ends before the speech does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from indextts_doctor.checks import Evidence, LooseEvidence, Severity, Text, _, check
from indextts_doctor.checks.speech.sound.limits import ABRUPT, JUDGED
from indextts_doctor.facts import Speech
from indextts_doctor.facts.speech import Attempt

KEPT = 0.97  # of the samples: a file with fewer has lost some


@check(
    "SMK018",
    Severity.WARNING,
    title=_("the recording of {engine} is cut off: {what}"),
    why=_(
        "The end of the sentence is missing. A full disk, a writer that was not closed, a limit "
        "on tokens that is too low, or a service that sends less than it announced do this."
    ),
    how=_(
        "The file holds less than its header or the engine says (an error); or the last 20 ms "
        "are as loud as the speech itself, where real speech has died away by 17 dB and more (a "
        "warning)."
    ),
    advice=_(
        "See that the place for the file has room, that the writer is closed before the file "
        "is sent, and that max_mel_tokens or max_new_tokens suffices for the text."
    ),
    explains=("SMK020", "SMK024"),
    source="reproduced: truncated files, speech cut in mid-vowel; limits: docs/sound.md",
)
def speech_is_cut_off(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        proof, sound = _lost(attempt), attempt.sound
        facts: dict[str, Any] = {"engine": attempt.engine, "detail": attempt.detail}
        if proof is not None:
            severity, facts = Severity.ERROR, {**facts, "what": proof}
        elif sound is not None and sound.active >= JUDGED and sound.tail > ABRUPT:
            tail = f"{-sound.tail:.0f}"
            what = Text(
                en=f"it ends only {tail} dB below its loudest"
                if sound.tail < 0
                else "it ends at its loudest",
                zh=f"结尾只比最响处低 {tail} dB" if sound.tail < 0 else "在最响处戛然而止",
            )
            severity, facts = Severity.WARNING, {**facts, "what": what, "tail": sound.tail, "limit": ABRUPT}
        else:
            continue
        yield LooseEvidence(facts, about=frozenset({attempt.engine}), severity=severity)


def _lost(attempt: Attempt) -> Optional[Text]:
    """Say what the file lacks; None when nothing proves that it lacks anything."""
    if attempt.problem == "damaged":
        return _("damaged file, {detail}").filled(detail=attempt.detail)
    made = attempt.made.samples if attempt.made else attempt.told.samples
    if attempt.saved is None or not made or attempt.saved.rate != attempt.told.sample_rate:
        return None
    saved = attempt.saved.samples
    return None if saved >= KEPT * made else _("{saved} of {made} samples").filled(saved=saved, made=made)
