"""SMK023: the reference voice generates other codes than the known ones."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.sound.limits import ALIKE
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK023",
    Severity.ERROR,
    title=Text(
        en="the doctor's own voice computes other codes than the known ones, from number {first} of {expected} on",
        zh="自带音色算出的编码与已知答案不同，从第 {first} 个（共 {expected} 个）开始",
    ),
    why=Text(
        en="The same weights and the same text must give the same codes on every machine. Where they do not, torch or transformers compute something else than they should, or the voice's own files were changed; no model can be trusted here.",
        zh="同样的权重和文本，在任何机器上都应得到同样的编码。不同就说明 torch 或 transformers 算错了，或音色文件被改过；任何模型在这里都不可信。",
    ),
    how=Text(
        en="The codes are compared one by one with those recorded when the voice was made. Where the sound is the known one nevertheless, it is a warning.",
        zh="与制作音色时记录的编码逐个比较。如果声音仍与已知的一致，则只是警告。",
    ),
    advice=Text(
        en="Reinstall the doctor, torch and transformers from their wheels. If the codes still differ, compute with one thread (OMP_NUM_THREADS=1), and report the processor and the versions: {versions}",
        zh="用 wheel 重新安装本工具、torch 和 transformers。如果仍不同，用单线程计算（OMP_NUM_THREADS=1），并反馈处理器型号和版本：{versions}",
    ),
    explains=("SMK012", "SMK013", "SMK014", "SMK018", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="codes were equal over thread counts, instruction sets and releases: docs/voice.md",
)
def known_codes_differ(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        known = attempt.known
        if known is None or known.first_difference is None:
            continue
        versions = attempt.told.versions
        facts = {
            "engine": attempt.engine,
            "first": known.first_difference + 1,
            "expected": known.codes_expected,
            "generated": len(attempt.told.codes),
            "correlation": known.correlation,
            "margin": attempt.told.margin,
            "versions": [f"{name} {version}" for name, version in versions.items()] or "-",
        }
        alike = known.correlation is not None and known.correlation >= ALIKE
        severity = Severity.WARNING if alike else Severity.ERROR
        yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)
