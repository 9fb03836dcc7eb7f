"""SMK023: the reference voice generates other codes than the known ones."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import ALIKE, Known
from indextts_doctor.facts import Speech


@check(
    "SMK023",
    Severity.ERROR,
    title=_("the doctor's own voice computes other codes than the known ones, from number {first} of {expected} on"),
    why=_("""The same weights and the same text must give the same codes on every machine. Where they do not, torch or
        transformers compute something else than they should, or the voice's own files were changed; no model can be
        trusted here."""),
    how=_("""The codes are compared one by one with those recorded when the voice was made. Where the sound is the known
        one nevertheless, it is a warning."""),
    advice=_("""Reinstall the doctor, torch and transformers from their wheels. If the codes still differ, compute with
        one thread (OMP_NUM_THREADS=1), and report the processor and the versions: {versions}"""),
    explains=("SMK012", "SMK013", "SMK014", "SMK018", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="codes were equal over thread counts, instruction sets and releases: docs/voice.md",
)
def known_codes_differ(speech: Speech) -> Found[Known]:
    for attempt in speech.attempts:
        known = attempt.known
        if known is None or known.first_difference is None:
            continue
        versions = attempt.told.versions
        alike = known.correlation is not None and known.correlation >= ALIKE
        severity = Severity.WARNING if alike else Severity.ERROR
        yield Known(
            engine=attempt.engine,
            first=known.first_difference + 1,
            expected=known.codes_expected,
            generated=len(attempt.told.codes),
            correlation=known.correlation,
            margin=attempt.told.margin,
            versions=[f"{name} {version}" for name, version in versions.items()] or "-",
            severity=severity,
        )
