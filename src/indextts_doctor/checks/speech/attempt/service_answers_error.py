"""SMK026: the running service answers with an error."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech, Target

FAILS = _("the service answers {status} at {url}")
REFUSES = _("""the service does not take the question that was guessed ({status} at {url}): whether it speaks is not
    verified""")


class ServiceAnswersError(OfEngine, frozen=True):
    what: Text
    status: int
    url: str
    body: str


@check(
    "SMK026",
    Severity.ERROR,
    title=_("{what}"),
    why=_("""It runs and listens, so the port and the process are fine; the request itself fails. Its log holds the
        exception."""),
    how=_("""It was asked on loopback to speak. Where the route is only the profile's guess, an answer between 400 and
        499 proves nothing and is a note."""),
    advice=_("""Read the service's log at this moment; let the doctor load the engine itself to see the line:
        indextts-doctor say --engine NAME. If the route is another, set it under [speech.route] in indextts-doctor.toml
        (path, method, body, answer). It said: {body}"""),
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
