"""SMK007: the synthesis was not started: there is no room for the recording."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text


@check(
    "SMK007",
    Severity.ERROR,
    title=Text(
        en="{engine} was not started: only {free} are left in {place}, {needed} are needed for the recording",
        zh="没有启动 {engine}：{place} 只剩 {free}，录音需要 {needed}",
    ),
    why=Text(
        en="A full disk under the folder for temporary files makes the service fail at the last step, after the whole synthesis.",
        zh="临时目录所在磁盘满了，服务会在整段合成之后、最后一步才失败。",
    ),
    how=Text(
        en="The free space, for an ordinary user, of the folder that TMPDIR names.",
        zh="TMPDIR 所指目录对普通用户的剩余空间。",
    ),
    advice=Text(
        en="Make room there, or let TMPDIR name another folder.",
        zh="清理该处，或让 TMPDIR 指向别的目录。",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech with a full tmpfs",
)
def disk_is_too_small_to_speak(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        foreseen = attempt.forecast
        if attempt.outcome != "unstarted" or foreseen is None or not foreseen.disk_lacks:
            continue
        facts = {
            "engine": attempt.engine,
            "free": size(foreseen.disk_free),
            "needed": size(foreseen.disk),
            "place": foreseen.place.rpartition("/")[0] or foreseen.place,
        }
        yield Evidence(facts, about=frozenset({attempt.engine, "disk"}))
