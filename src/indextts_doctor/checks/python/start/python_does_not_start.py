"""PY004: the interpreter does not start, for a reason that has no check of its own."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Ends
from indextts_doctor.facts import Environment, Start


@check(
    "PY004",
    Severity.ERROR,
    title=_("{python} {how}: {said}"),
    why=_("""The interpreter ends before it runs the first line of any program, so that nothing of the deployment can
        run."""),
    how=_("""The interpreter was started with an empty program in the service's folder and with the service's
        variables."""),
    advice=_("""Read the first lines that this writes: `{shell} -X faulthandler -c pass`. Then leave out the variables
        and the files that run at every start: `{shell} -I -S -c pass`. If that works, a variable PYTHON* or one of
        these files is to blame."""),
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
            said=reasons.last_words(start.output) or "-",
            output=start.output,
            runs_at_start=list(dict.fromkeys(runs)),
        )
