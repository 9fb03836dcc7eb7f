"""LOG002: the engine loaded a checkpoint that lacks tensors, and continued."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Logs, Target
from indextts_doctor.formats.logs.signatures import MISSING_KEYS


@check(
    "LOG002",
    Severity.WARNING,
    title=_('{place}: the weights do not match the model: "{text}" ({when})'),
    summary=_("the weights do not match the model: the checkpoint lacks tensors"),
    why=_("""IndexTTS2 fills missing tensors with random numbers and only prints a line. The service starts and answers,
        but the audio is unusable. There is no other sign of the error."""),
    how=_("""The log contains the line of load_checkpoint with a number above zero. If the files also show the mismatch,
        MOD017 reports it."""),
    advice=_("""Download config.yaml and all weights from the same version of one repository, and compare their
        checksums."""),
    source="index-tts ee40fa7 load_checkpoint; index-tts#151, #236; reproduced with a checkpoint in which no key matches",
)
def missing_keys_in_log(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.entries(logs, MISSING_KEYS):
        yield evidence.evidence(logs, target, log, saying)
