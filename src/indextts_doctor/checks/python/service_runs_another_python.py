"""PY010: the checked interpreter is not the one that runs the service."""

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
    title=_("the service (pid {pid}) runs {service}; {python} was checked"),
    summary=_("the service runs another interpreter than the one that was checked"),
    why=_("""The results may not apply to the service, because the two interpreters have different packages. A package
        that is installed but not found is usually installed for another interpreter."""),
    how=_("The environment of the service's process is compared with that of the checked interpreter."),
    advice=_("Check the interpreter of the service: `indextts-doctor check {directory} --python {quoted}`"),
    remedy=_("Run the check with the interpreter of the service, which --python specifies."),
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
