"""APP004: gunicorn kills its worker before a long text is spoken."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Application, Launches, Profile
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

CHARACTERS = 1000  # a long text
SECONDS = 60.0  # that it takes where the profile does not say
BLOCKED = ("sync", "gevent", "eventlet", "tornado")  # their heart does not beat while a request computes


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
    title=_("""gunicorn kills a worker that computes for {timeout} s; {characters} characters take about {needed} s
        here"""),
    why=_("""A worker of this kind sends no sign of life while it loads a model or speaks. gunicorn takes it for dead:
        "[CRITICAL] WORKER TIMEOUT", and then "Worker was sent SIGKILL! Perhaps out of memory?", which is a guess:
        memory has nothing to do with it. gevent is no help, for it waits as long as torch computes."""),
    how=_("""The time limit is read from the command, GUNICORN_CMD_ARGS and gunicorn.conf.py; without one it is 30 s.
        What a long text takes is the profile's upper figure for the speed on a CPU, or a minute. Workers with threads
        (gthread) live on while they speak and are not counted, though any worker is killed that loads for too long at
        import."""),
    advice=_("""Give gunicorn more time where {source} starts it: --timeout {advised}. Threads help as well, with one
        worker: --worker-class gthread --threads 4."""),
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
