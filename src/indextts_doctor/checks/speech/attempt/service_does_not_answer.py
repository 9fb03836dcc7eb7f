"""SMK028: the running service does not answer."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Answer
from indextts_doctor.facts import Speech


@check(
    "SMK028",
    Severity.ERROR,
    title=_("the service does not answer at {url}: {what}"),
    why=_("""It accepts connections, or did, and says nothing: its worker hangs or is at work on another request, or
        gunicorn kills it before it is done (30 s by default, which is too short for a CPU)."""),
    how=_("The connection was refused, broken off, or the time limit was reached."),
    advice=_("""Read the service's log. With gunicorn set --timeout 300 and one worker. See where a hanging worker is
        with: py-spy dump --pid PID"""),
    explains=("SMK",),
    source="mlflow#10855, konveyor/kai#109: the default of 30 s; reproduced: tests/speech/engines/test_http.py",
)
def service_does_not_answer(speech: Speech) -> Found[Answer]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is not None or attempt.outcome == "ok":
            continue
        hung = _("given up after {seconds:.0f} s").filled(seconds=attempt.seconds)
        said = failures.error(attempt)
        yield Answer(
            engine=attempt.engine, url=answer.url, what=hung if attempt.outcome == "time" or not said else said
        )
