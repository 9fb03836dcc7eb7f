"""SMK028: the running service does not answer."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK028",
    Severity.ERROR,
    title=Text(
        en="the service does not answer at {url}: {what}",
        zh="服务 {url} 没有应答：{what}",
    ),
    why=Text(
        en="It accepts connections, or did, and says nothing: its worker hangs or is at work on another request, or gunicorn kills it before it is done (30 s by default, which is too short for a CPU).",
        zh="它接受了连接（或曾经接受），却没有应答：worker 卡住、正忙于别的请求，或在完成之前被 gunicorn 杀掉（默认 30 秒，对 CPU 太短）。",
    ),
    how=Text(
        en="The connection was refused, broken off, or the time limit was reached.",
        zh="连接被拒绝、中断，或到了时限。",
    ),
    advice=Text(
        en="Read the service's log. With gunicorn set --timeout 300 and one worker. See where a hanging worker is with: py-spy dump --pid PID",
        zh="查看服务日志。gunicorn 请设 --timeout 300，并只开一个 worker。要看卡住的 worker 停在哪里：py-spy dump --pid 进程号",
    ),
    explains=("SMK",),
    source="mlflow#10855, konveyor/kai#109: the default of 30 s; reproduced: tests/speech/engines/test_http.py",
)
def service_does_not_answer(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is not None or attempt.outcome == "ok":
            continue
        hung = Text(en=f"given up after {attempt.seconds:.0f} s", zh=f"{attempt.seconds:.0f} 秒后放弃")
        said = failures.error(attempt)
        facts = {
            "engine": attempt.engine,
            "url": answer.url,
            "what": hung if attempt.outcome == "time" or not said else said,
        }
        yield Evidence(facts, about=frozenset({attempt.engine}))
