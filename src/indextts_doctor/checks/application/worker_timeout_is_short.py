"""APP004: gunicorn's worker timeout is shorter than the synthesis of a long text."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Application, Launches, Profile
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

CHARACTERS = 1000  # a long text
SECONDS = 60.0  # for that text, if the profile contains no speed
BLOCKED = ("sync", "gevent", "eventlet", "tornado")  # these send no heartbeat while a request computes


class WorkerTimeoutIsShort(Evidence, frozen=True):
    timeout: int
    needed: int
    characters: int
    advised: int
    worker_class: str
    source: str
    by_default: bool


@check(
    "APP004",
    Severity.WARNING,
    title=_("gunicorn's worker timeout is {timeout} s; {characters} characters take about {needed} s"),
    summary=_("gunicorn's worker timeout is shorter than the synthesis of a long text"),
    why=_("""A worker of this class sends no heartbeat while it loads a model or synthesizes. gunicorn assumes that it
        hangs and kills it: "[CRITICAL] WORKER TIMEOUT", then "Worker was sent SIGKILL! Perhaps out of memory?". The
        second message is only a guess; memory is not the cause. gevent does not help, because it is blocked while torch
        computes."""),
    how=_("""The timeout is read from the command, GUNICORN_CMD_ARGS and gunicorn.conf.py; the default is 30 s. The time
        for a long text is the profile's upper figure for the speed on a CPU, or 60 s if it has none. Workers with
        threads (gthread) send heartbeats during synthesis and are not counted, though any worker is killed if its
        import takes too long."""),
    advice=_("""Raise the timeout where {source} starts gunicorn: --timeout {advised}. One worker with threads works
        too: --worker-class gthread --threads 4."""),
    remedy=_("""Raise the timeout with --timeout, to 300 s or more. One worker with threads works too: --worker-class
        gthread --threads 4."""),
    source="mlflow#10855; benoitc/gunicorn#1840; reproduced with gunicorn 21.2.0: sync and gevent are killed, gthread is not",
)
def worker_timeout_is_short(
    application: Application, launches: Launches, profile: Profile
) -> Found[WorkerTimeoutIsShort]:
    speed = profile.expected_seconds_per_100_characters
    needed = speed[1] * CHARACTERS / 100 if speed else SECONDS
    for command in commands(effective(launches), application):
        timeout = command.number("timeout")
        if timeout is not None and 0 < timeout < needed and command.worker_class in BLOCKED:
            yield _evidence(command, timeout, needed)


def _evidence(command: Gunicorn, timeout: int, needed: float) -> WorkerTimeoutIsShort:
    return WorkerTimeoutIsShort(
        timeout=timeout,
        needed=round(needed),
        characters=CHARACTERS,
        advised=max(300, 2 * round(needed)),
        worker_class=command.worker_class,
        source=command.launch.source,
        by_default="timeout" not in command.settings,
        about=frozenset({"gunicorn"}),
    )
