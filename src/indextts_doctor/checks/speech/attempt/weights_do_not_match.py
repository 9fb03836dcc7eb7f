"""SMK009: weights did not find their place in the model."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK009",
    Severity.ERROR,
    title=Text(
        en="{engine} speaks with weights that do not fit: {missing} are missing, {unexpected} are left over",
        zh="{engine} 用的权重不匹配：缺少 {missing} 项，多出 {unexpected} 项",
    ),
    why=Text(
        en="A model whose weights were not found starts with random numbers in their place. Engines say so in a line of their log at most, and write a recording of noise or humming all the same.",
        zh="找不到权重的部分会用随机数代替。引擎最多在日志里提一句，照样写出一段噪声或嗡嗡声。",
    ),
    how=Text(
        en="What loading itself reported: names that the model wants and the file lacks, and the other way round.",
        zh="加载过程自己的报告：模型需要而文件没有的名字，以及相反的情况。",
    ),
    advice=Text(
        en="Weights and configuration are not of one version. Take both from the same repository and revision. First missing: {first}",
        zh="权重和配置不是同一版本，请从同一仓库的同一版本取得。首个缺少的：{first}",
    ),
    explains=("SMK",),
    source="reproduced: a gpt.pth in which no key matches; index-tts#151, #236",
)
def weights_do_not_match(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        told = attempt.told
        if not (told.missing_count or told.unexpected_count):
            continue
        facts = {
            "engine": attempt.engine,
            "missing": told.missing_count,
            "unexpected": told.unexpected_count,
            "first": (*told.missing_keys, "-")[0],
            "missing_keys": told.missing_keys,
            "unexpected_keys": told.unexpected_keys,
        }
        severity = Severity.ERROR if told.missing_count else Severity.WARNING
        yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)
