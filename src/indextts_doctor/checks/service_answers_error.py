"""SMK026: the running service answers with an error."""

from collections.abc import Iterator

from indextts_doctor.facts import Speech
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check


@check(
    "SMK026",
    Severity.ERROR,
    title=Text(
        en="the service answers {status} at {url}",
        zh="服务 {url} 返回 {status}",
    ),
    why=Text(
        en="It runs and listens, so the port and the process are fine; the request itself fails. Its log holds the exception.",
        zh="服务在运行也在监听，端口和进程都没有问题；是请求本身失败，异常在它的日志里。",
    ),
    how=Text(
        en="It was asked on loopback to speak, by the route of the profile.",
        zh="按配置中的路径，从本机回环地址请求合成。",
    ),
    advice=Text(
        en="Read the service's log at this moment. To see the failure with its line, let the doctor load the engine itself: indextts-doctor say --engine NAME. It said: {body}",
        zh="查看服务此刻的日志。要看到失败的具体位置，可让本工具自己加载引擎：indextts-doctor say --engine 名称。它回答：{body}",
    ),
    explains=("SMK",),
    source="reproduced: tests/smoke/engines/test_http.py",
)
def service_answers_error(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is None or answer.status < 400:
            continue
        facts = {
            "engine": attempt.engine,
            "url": answer.url,
            "status": answer.status,
            "body": " ".join(answer.body[:200].split()) or "-",
        }
        yield Evidence(facts, about=frozenset({attempt.engine}))
