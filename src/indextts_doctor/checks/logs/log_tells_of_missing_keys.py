"""LOG002: the engine has loaded a checkpoint that lacks tensors, and has gone on."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Logs, Target
from indextts_doctor.formats.logs.signatures import MISSING_KEYS


@check(
    "LOG002",
    Severity.WARNING,
    title=_('{place}: "{text}": the weights do not fit the model, which speaks all the same ({when})'),
    why=_("""IndexTTS2 fills what the checkpoint lacks with random numbers and only prints this line: the service
        starts, answers, and speaks rubbish. Nothing else tells of it."""),
    how=_("""The line of load_checkpoint with a number above zero stands in the log. Where the files show it as well,
        MOD017 says so."""),
    advice=_("Take config.yaml and all weights from one repository and of one version, and compare their checksums."),
    source="index-tts ee40fa7 load_checkpoint; index-tts#151, #236; reproduced with a checkpoint in which no key matches",
)
def log_tells_of_missing_keys(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.told(logs, MISSING_KEYS):
        yield evidence.evidence(logs, target, log, saying)
