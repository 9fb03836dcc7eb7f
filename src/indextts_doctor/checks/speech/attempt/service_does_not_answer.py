"""SMK028: the running service does not answer."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Answer
from indextts_doctor.facts import Speech


@check(
    "SMK028",
    Severity.ERROR,
    title=_("the service does not answer at {url}: {what}"),
    summary=_("the running service does not answer"),
    why=_("""The worker hangs or is busy with another request, or gunicorn kills it before it is ready. The default
        timeout of gunicorn is 30 s, which is too short on a CPU."""),
    how=_("A synthesis request was sent. The connection was refused or closed, or the time limit was reached."),
    advice=_("""Read the log of the service. With gunicorn, set --timeout 300 and use one worker. To see where a worker
        hangs, run: py-spy dump --pid PID"""),
    explains=("SMK",),
    source="mlflow#10855, konveyor/kai#109: the default of 30 s; reproduced: tests/speech/engines/test_http.py",
)
def service_does_not_answer(speech: Speech) -> Found[Answer]:
    for attempt in speech.attempts:
        answer = attempt.told.answer
        if answer is None or answer.status is not None or attempt.outcome == "ok":
            continue
        hung = _("no response after {seconds:.0f} s").filled(seconds=attempt.seconds)
        said = failures.error(attempt)
        yield Answer(
            engine=attempt.engine, url=answer.url, what=hung if attempt.outcome == "time" or not said else said
        )
