"""SMK024: the sound of the reference voice is wrong."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import ALIKE, UNLIKE, Known
from indextts_doctor.facts import Speech


@check(
    "SMK024",
    Severity.WARNING,
    title=_("the reference voice sounds wrong: correlation {correlation}, at least {limit} expected"),
    summary=_("the reference voice sounds wrong"),
    why=_("""The same codes must give the same sound. If they do not, a library between codes and samples computes
        wrong results: onnxruntime, scipy, numpy, or the library that saves the file."""),
    how=_("""Pearson's correlation of the log band energies (20 mel bands, 25 frames per second) with those recorded
        when the voice was made. Below 0.85 it is an error. Other phrases of this voice reach at most 0.77, reversed
        ones 0.71, shuffled ones 0.62."""),
    advice=_("Reinstall onnxruntime, scipy, numpy and soundfile from their wheels. Versions: {versions}"),
    remedy=_("Reinstall onnxruntime, scipy, numpy and soundfile from their wheels."),
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
