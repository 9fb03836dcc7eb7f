"""PY007: start-up code prints at every start of Python."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.facts import Interpreter, Target


class StartupCodePrints(Evidence, frozen=True):
    message: str
    python: str
    shell: str
    output: str


@check(
    "PY007",
    Severity.WARNING,
    title=_("Python prints at every start: {message}"),
    summary=_("Python prints at every start"),
    why=_("""Programs that read the output of a Python program (a health check, JSON on standard output) receive these
        lines too. "Error in sitecustomize" or "Error processing line" means that code which should run at every start
        failed."""),
    how=_("The interpreter writes these lines before it runs the first line of the program."),
    advice=_('Show the files that run at every start: `{shell} -v -c pass 2>&1 | grep -E "customize|pth"`'),
    remedy=_("""Start the interpreter with -v -c pass, and look for customize and pth in the output: these are the files
        that run at every start."""),
    source="reproduced on Python 3.6, 3.10 and 3.13: a sitecustomize that prints or raises, a .pth line that raises",
)
def startup_code_prints(interpreter: Interpreter, target: Target) -> Found[StartupCodePrints]:
    message = reasons.first_line(interpreter.startup_output)
    if message:
        yield StartupCodePrints(
            message=message, python=target.python, shell=quoted(target.python), output=interpreter.startup_output
        )
