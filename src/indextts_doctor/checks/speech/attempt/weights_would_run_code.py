"""SMK032: the synthesis was not started: loading the weights would run code that is in them."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech


class WeightsWouldRunCode(OfEngine, frozen=True):
    file: str
    names: tuple[str, ...]


@check(
    "SMK032",
    Severity.ERROR,
    title=_("{engine} was not started: loading {file} reaches the system ({names})"),
    why=_("""A pickle is a program that runs while it is loaded. Weights need a handful of harmless names; nothing
        honest needs these. The service would run them at its next start."""),
    how=_("The opcodes of every file that the engine would load were read as a stream. Nothing was loaded."),
    advice=_("""Do not load it, and stop the service from doing so. Get the file from the model's publisher, as
        safetensors if there is one, and compare its SHA-256. --force does not change this."""),
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
