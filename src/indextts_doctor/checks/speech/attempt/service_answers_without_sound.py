"""SMK027: the running service answers, and its answer holds no sound."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK027",
    Severity.ERROR,
    title=Text(
        en="the service answers {status} at {url}, but without sound: {what}",
        zh="服务 {url} 返回 {status}，但没有声音：{what}",
    ),
    why=Text(
        en="Status 200 is not health: services of this kind also answer a bad request with 200 and an empty or an explaining body.",
        zh="状态 200 不等于健康：这类服务对错误的请求也会返回 200，内容为空或是一段说明。",
    ),
    how=Text(
        en="The body was read as the route says: a WAV, base64 inside of JSON, or the name of a file. Where the route is only the profile's guess, this is a note.",
        zh="按配置中该路径的说明读取应答：WAV、JSON 里的 base64，或文件名。若路径只是配置档的猜测，则只作提示。",
    ),
    advice=Text(
        en="Compare the route with the deployment's own code; it can be set under [speech.route] in indextts-doctor.toml (path, method, body, answer). It said: {body}",
        zh="与部署自己的代码核对该路径；可在 indextts-doctor.toml 的 [speech.route] 中设置（path、method、body、answer）。它回答：{body}",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech/engines/test_http.py",
)
def service_answers_without_sound(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is None or answer.status >= 400 or attempt.outcome == "ok":
            continue
        facts = {
            "engine": attempt.engine,
            "url": answer.url,
            "status": answer.status,
            "what": failures.error(attempt) or answer.content_type,
            "body": " ".join(answer.body[:200].split()) or "-",
        }
        severity = Severity.NOTE if attempt.guessed else Severity.ERROR
        yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)
