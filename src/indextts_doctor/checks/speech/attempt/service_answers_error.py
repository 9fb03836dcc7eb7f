"""SMK026: the running service answers with an error."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

FAILS = Text(en="the service answers {status} at {url}", zh="服务 {url} 返回 {status}")
REFUSES = Text(
    en="the service does not take the question that was guessed ({status} at {url}): whether it speaks is not verified",
    zh="服务不接受猜测的请求（{url} 返回 {status}），能否合成未验证",
)


@check(
    "SMK026",
    Severity.ERROR,
    title=Text(en="{what}", zh="{what}"),
    why=Text(
        en="It runs and listens, so the port and the process are fine; the request itself fails. Its log holds the exception.",
        zh="服务在运行也在监听，端口和进程都没有问题；是请求本身失败，异常在它的日志里。",
    ),
    how=Text(
        en="It was asked on loopback to speak. Where the route is only the profile's guess, an answer between 400 and 499 "
        "proves nothing and is a note.",
        zh="从本机回环地址请求合成。若路径只是配置档的猜测，400 到 499 的返回不能证明什么，只作提示。",
    ),
    advice=Text(
        en="Read the service's log at this moment; let the doctor load the engine itself to see the line: indextts-doctor say "
        "--engine NAME. If the route is another, set it under [speech.route] in indextts-doctor.toml (path, method, body, "
        "answer). It said: {body}",
        zh="查看服务此刻的日志；也可让本工具自己加载引擎以看到具体位置：indextts-doctor say --engine 名称。"
        "若路径不同，请在 indextts-doctor.toml 的 [speech.route] 中设置（path、method、body、answer）。它回答：{body}",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech/engines/test_http.py",
)
def service_answers_error(speech: Speech, target: Target) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is None or answer.status < 400:
            continue
        refused = attempt.guessed and answer.status < 500
        words = {"status": answer.status, "url": answer.url}
        what = REFUSES if refused else FAILS
        facts = {
            "engine": attempt.engine,
            "what": Text(en=what.fill(words, "en"), zh=what.fill(words, "zh")),
            **words,
            "body": " ".join(answer.body[:200].split()) or "-",
        }
        severity = Severity.NOTE if refused else Severity.ERROR
        about = {attempt.engine, *failures.named(answer.body, target.directory)}
        yield Evidence(facts, about=frozenset(about), severity=severity)
