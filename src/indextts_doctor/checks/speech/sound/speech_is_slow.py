"""SMK029: the synthesis takes much longer than the recipe expects."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

SLOW = 3.0  # times the upper end
LEAST = 10.0  # seconds: what is over sooner annoys nobody


@check(
    "SMK029",
    Severity.WARNING,
    title=Text(
        en="{engine} takes {per} s per 100 characters; {low} to {high} s are expected",
        zh="{engine} 每 100 字用 {per} 秒，预期 {low} 到 {high} 秒",
    ),
    why=Text(
        en="Users wait that much longer, and time limits of gunicorn and proxies are reached.",
        zh="用户要等更久，gunicorn 和代理的超时也会被触发。",
    ),
    how=Text(
        en="The time from text to samples, without importing and loading, against three times the upper end of what the profile expects. A short sentence costs more per character than a long one.",
        zh="从文本到样本所用时间（不含导入和加载），与配置中预期上限的三倍比较。短句按字计会比长句慢。",
    ),
    advice=Text(
        en="See that threads fit the CPU quota (HOST009) and that nothing else uses the processors; a processor without AVX2 is slow in any case.",
        zh="检查线程数是否与 CPU 配额相符（HOST009），以及是否有别的程序占用处理器；没有 AVX2 的处理器本来就慢。",
    ),
    source="the profile's expected_seconds_per_100_characters",
)
def speech_is_slow(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        per, expected = attempt.seconds_per_100_characters, attempt.expected
        if per is None or expected is None or attempt.role != "main" or per <= SLOW * expected[1]:
            continue
        if attempt.synthesis_seconds < LEAST:
            continue
        low, high = expected
        facts = {"engine": attempt.engine, "per": round(per, 1), "low": low, "high": high}
        yield Evidence(facts, about=frozenset({attempt.engine}))
