"""PY004: the interpreter does not start, for a reason that no other check covers."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Ends
from indextts_doctor.facts import Environment, Start


@check(
    "PY004",
    Severity.ERROR,
    title=_("{python} {how}: {message}"),
    summary=_("Python does not start"),
    why=_("""The interpreter ends before it runs the first line of a program. No part of the deployment can run."""),
    how=_("""The interpreter is started with an empty program, in the service's folder and with the service's
        variables."""),
    advice=_("""Read the first lines of the output: `{shell} -X faulthandler -c pass`. Then start without the variables
        and the files that run at every start: `{shell} -I -S -c pass`. If that works, a PYTHON* variable or one of
        these files is the cause."""),
    remedy=_("""Start the interpreter with -X faulthandler -c pass and read the first lines of the output. Then start it
        with -I -S -c pass, without the variables and the files that run at every start. If that works, a PYTHON*
        variable or one of these files is the cause."""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="reproduced: interpreters without a shared library, without permission, and killed at start",
)
def python_does_not_start(environment: Environment, start: Start) -> Found[Ends]:
    if reasons.cause(environment, start) == "other":
        runs = (*environment.customize, *(line.file for line in environment.pth_code))
        yield Ends(
            python=environment.executable,
            shell=quoted(environment.executable),
            how=reasons.ending(start),
            message=reasons.last_line(start.output) or "-",
            output=start.output,
            runs_at_start=list(dict.fromkeys(runs)),
        )
