"""SMK027: the response of the running service contains no audio."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Answer
from indextts_doctor.facts import Speech


@check(
    "SMK027",
    Severity.ERROR,
    title=_("the service returns no audio: status {status} at {url}: {what}"),
    summary=_("the running service answers without audio"),
    why=_("""Status 200 does not prove that the service works: such services also answer a bad request with 200 and an
        empty body or an explanation."""),
    how=_("""The body of the response is read as the route defines it: a WAV, base64 in JSON, or the name of a file. If
        the profile only guesses the route, this is a note."""),
    advice=_("""Compare the route with the code of the deployment. If it is different, set it under [speech.route] in
        indextts-doctor.toml (path, method, body, answer). The response was: {body}"""),
    remedy=_("""Compare the route with the code of the deployment. If it is different, set it under [speech.route] in
        indextts-doctor.toml (path, method, body, answer)."""),
    explains=("SMK",),
    source="reproduced: tests/speech/engines/test_http.py",
)
def service_answers_without_sound(speech: Speech) -> Found[Answer]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is None or answer.status >= 400 or attempt.outcome == "ok":
            continue
        severity = Severity.NOTE if attempt.guessed else Severity.ERROR
        yield Answer(
            engine=attempt.engine,
            url=answer.url,
            status=answer.status,
            what=failures.error(attempt) or answer.content_type,
            body=" ".join(answer.body[:200].split()) or "-",
            severity=severity,
        )
