"""SMK023: the reference voice computes wrong codes."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import ALIKE, Known
from indextts_doctor.facts import Speech


@check(
    "SMK023",
    Severity.ERROR,
    title=_("the reference voice computes wrong codes: from code {first} of {expected} on"),
    summary=_("the reference voice computes wrong codes"),
    why=_("""The same weights and the same text must give the same codes on every machine. If they do not, torch or
        transformers computes wrong results, or the files of the voice were changed. No model can be trusted on such a
        machine."""),
    how=_("""The codes are compared one by one with those recorded when the voice was made. If the sound still matches
        the recorded one, this is a warning."""),
    advice=_("""Reinstall the doctor, torch and transformers from their wheels. If the codes still differ, compute with
        one thread (OMP_NUM_THREADS=1), and report the processor and the versions: {versions}"""),
    remedy=_("""Reinstall the doctor, torch and transformers from their wheels. If the codes still differ, compute with
        one thread (OMP_NUM_THREADS=1), and report the processor and the versions."""),
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
