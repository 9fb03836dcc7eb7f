"""LOG002: the engine has loaded a checkpoint that lacks tensors, and has gone on."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.logs import evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Logs, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.formats.logs.signatures import MISSING_KEYS
from indextts_doctor.i18n.text import Text


@check(
    "LOG002",
    Severity.WARNING,
    title=Text(
        en='{place}: "{text}": the weights do not fit the model, which speaks all the same ({when})',
        zh="{place}：{text}：权重与模型不符，但仍照常合成（{when}）",
    ),
    why=Text(
        en="IndexTTS2 fills what the checkpoint lacks with random numbers and only prints this line: the service starts, answers, "
        "and speaks rubbish. Nothing else tells of it.",
        zh="权重文件缺少的部分，IndexTTS2 会用随机数填充，只打印这一行：服务照常启动、照常应答，发出的却是噪声，此外没有任何迹象。",
    ),
    how=Text(
        en="The line of load_checkpoint with a number above zero stands in the log. Where the files show it as well, MOD017 says so.",
        zh="日志中有 load_checkpoint 打印的这一行，且数目大于零。若从文件也能看出，会由 MOD017 指出。",
    ),
    advice=Text(
        en="Take config.yaml and all weights from one repository and of one version, and compare their checksums.",
        zh="config.yaml 与全部权重取自同一仓库的同一版本，并核对校验和。",
    ),
    source="index-tts ee40fa7 load_checkpoint; index-tts#151, #236; reproduced with a checkpoint in which no key matches",
)
def log_tells_of_missing_keys(logs: Logs, target: Target) -> Iterator[Evidence]:
    for log, saying in evidence.told(logs, MISSING_KEYS):
        yield evidence.evidence(logs, target, log, saying)
