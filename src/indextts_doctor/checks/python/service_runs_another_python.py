"""PY010: the examined interpreter is not the one that runs the service."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Service, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY010",
    Severity.WARNING,
    title=Text(
        en="the service (pid {pid}) runs {service}, but {python} was examined",
        zh="服务（pid {pid}）用的是 {service}，而检查的是 {python}",
    ),
    why=Text(
        en="What was found here may not be what the service meets: it has other packages. A package that is "
        '"installed" and yet not found is usually installed for another interpreter.',
        zh="这里的检查结果未必是服务的实际情况：两边的包不同。明明装了却提示找不到的包，往往是装到了另一个解释器里。",
    ),
    how=Text(
        en="The environment of the service's process differs from that of the examined interpreter.",
        zh="服务进程所在的环境与所检查的解释器不同。",
    ),
    advice=Text(
        en="Examine the one that runs: `indextts-doctor check {directory} --python {quoted}`",
        zh="检查正在运行的那个：`indextts-doctor check {directory} --python {quoted}`",
    ),
    source="issue index-tts#283; /proc/PID/exe and sys.prefix",
)
def service_runs_another_python(service: Service, target: Target) -> Iterator[Evidence]:
    if not service.same_interpreter:
        yield Evidence(
            {
                "pid": service.pid,
                "service": service.executable,
                "python": target.python,
                "chosen": target.python_from,
                "directory": quoted(target.directory),
                "quoted": quoted(service.executable),
                "service_prefix": service.prefix or "",
            }
        )
