"""SMK024: the reference voice sounds otherwise than it should."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import ALIKE, UNLIKE, Known
from indextts_doctor.facts import Speech


@check(
    "SMK024",
    Severity.WARNING,
    title=_("""the doctor's own voice sounds otherwise than the known answer: correlation {correlation} (at least
        {limit})"""),
    why=_("""The same codes must give the same sound. Where they do not, the way from codes to samples is at fault:
        onnxruntime, scipy, numpy, or the library that saves."""),
    how=_("""Pearson's correlation of log band energies (20 mel bands, 25 frames a second) with those recorded when the
        voice was made; below 0.85 it is an error. Other phrases of this voice are at 0.77 at most, reversed ones at
        0.71, shuffled ones at 0.62."""),
    advice=_("Reinstall onnxruntime, scipy, numpy and soundfile from their wheels. Versions: {versions}"),
    source="reproduced with changed speech: docs/sound.md",
)
def known_sound_differs(speech: Speech) -> Found[Known]:
    for attempt in speech.attempts:
        known = attempt.known
        if known is None or known.correlation is None or known.correlation >= ALIKE:
            continue
        versions = attempt.told.versions
        severity = Severity.ERROR if known.correlation < UNLIKE else Severity.WARNING
        yield Known(
            engine=attempt.engine,
            correlation=round(known.correlation, 2),
            limit=ALIKE,
            versions=[f"{name} {version}" for name, version in versions.items()] or "-",
            severity=severity,
        )
