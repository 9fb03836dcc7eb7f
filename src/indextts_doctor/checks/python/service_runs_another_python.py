"""PY010: the examined interpreter is not the one that runs the service."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Service, Target


class ServiceRunsAnotherPython(Evidence, frozen=True):
    pid: int
    service: str
    python: str
    chosen: str
    directory: str
    quoted: str
    service_prefix: str


@check(
    "PY010",
    Severity.WARNING,
    title=_("the service (pid {pid}) runs {service}, but {python} was examined"),
    why=_("""What was found here may not be what the service meets: it has other packages. A package that is "installed"
        and yet not found is usually installed for another interpreter."""),
    how=_("The environment of the service's process differs from that of the examined interpreter."),
    advice=_("Examine the one that runs: `indextts-doctor check {directory} --python {quoted}`"),
    source="issue index-tts#283; /proc/PID/exe and sys.prefix",
)
def service_runs_another_python(service: Service, target: Target) -> Found[ServiceRunsAnotherPython]:
    if not service.same_interpreter:
        yield ServiceRunsAnotherPython(
            pid=service.pid,
            service=service.executable,
            python=target.python,
            chosen=target.python_from,
            directory=quoted(target.directory),
            quoted=quoted(service.executable),
            service_prefix=service.prefix or "",
        )
