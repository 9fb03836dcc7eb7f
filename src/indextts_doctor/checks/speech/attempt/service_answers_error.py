"""SMK026: the running service answers with an error."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech, Target

FAILS = _("the service answers with an error: status {status} at {url}")
REFUSES = _("speech of the service not verified: status {status} for the guessed route {url}")


class ServiceAnswersError(OfEngine, frozen=True):
    what: Text
    status: int
    url: str
    body: str


@check(
    "SMK026",
    Severity.ERROR,
    title=_("{what}"),
    summary=_("the running service answers with an error"),
    why=_("""The process runs and the port accepts connections, but the request itself fails. The log of the service
        contains the exception."""),
    how=_("""A synthesis request is sent to the service on the loopback address. If the profile only guesses the route,
        a status between 400 and 499 is a note, because it proves nothing."""),
    advice=_("""Read the log of the service. To see the failing line, load the engine without the service:
        indextts-doctor say --engine NAME. If the route is different, set it under [speech.route] in
        indextts-doctor.toml (path, method, body, answer). The response was: {body}"""),
    remedy=_("""Read the log of the service. To see the failing line, load the engine without the service:
        indextts-doctor say --engine NAME. If the route is different, set it under [speech.route] in
        indextts-doctor.toml (path, method, body, answer)."""),
    explains=("SMK",),
    source="reproduced: tests/speech/engines/test_http.py",
)
def service_answers_error(speech: Speech, target: Target) -> Found[ServiceAnswersError]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is None or answer.status < 400:
            continue
        refused = attempt.guessed and answer.status < 500
        yield ServiceAnswersError(
            engine=attempt.engine,
            what=(REFUSES if refused else FAILS).filled(status=answer.status, url=answer.url),
            status=answer.status,
            url=answer.url,
            body=" ".join(answer.body[:200].split()) or "-",
            about=frozenset({attempt.engine, *failures.named(answer.body, target.directory)}),
            severity=Severity.NOTE if refused else Severity.ERROR,
        )
