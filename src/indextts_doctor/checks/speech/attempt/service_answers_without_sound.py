"""SMK027: the running service answers, and its answer holds no sound."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Answer
from indextts_doctor.facts import Speech


@check(
    "SMK027",
    Severity.ERROR,
    title=_("the service answers {status} at {url}, but without sound: {what}"),
    why=_("""Status 200 is not health: services of this kind also answer a bad request with 200 and an empty or an
        explaining body."""),
    how=_("""The body was read as the route says: a WAV, base64 inside of JSON, or the name of a file. Where the route
        is only the profile's guess, this is a note."""),
    advice=_("""Compare the route with the deployment's own code; it can be set under [speech.route] in
        indextts-doctor.toml (path, method, body, answer). It said: {body}"""),
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
