"""SMK032: loading the weights would run code; the synthesis was not started."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech


class WeightsWouldRunCode(OfEngine, frozen=True):
    file: str
    names: tuple[str, ...]


@check(
    "SMK032",
    Severity.ERROR,
    title=_("{file} runs code when it is loaded: {names}"),
    summary=_("a weights file runs code when it is loaded"),
    why=_("""A pickle is a program that runs when it is loaded. Weights need a few harmless names and none of these.
        The service would run this code at its next start, so the speech test was not started."""),
    how=_("The opcodes of every file that the engine would load are read as a stream. Nothing is loaded."),
    advice=_("""Do not load the file, and stop the service from loading it. Download it from the publisher of the
        model, as safetensors if available, and compare the SHA-256. The option --force does not skip this check."""),
    explains=("SMK",),
    source="reproduced: tests/speech/test_attempt.py; documentation of pickle and torch.load",
)
def weights_would_run_code(speech: Speech) -> Found[WeightsWouldRunCode]:
    for attempt in speech.attempts:
        unsafe = attempt.forecast.unsafe if attempt.forecast else {}
        for file, names in unsafe.items():
            yield WeightsWouldRunCode(
                engine=attempt.engine, file=file, names=names[:5], about=frozenset({attempt.engine, file})
            )
