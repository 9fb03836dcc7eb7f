"""PY007: something prints at every start of Python."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.facts import Interpreter, Target


class StartupCodePrints(Evidence, frozen=True):
    said: str
    python: str
    shell: str
    output: str


@check(
    "PY007",
    Severity.WARNING,
    title=_("Python prints at every start: {said}"),
    why=_("""Whatever reads the output of a Python program (a health check, a JSON answer on standard output) gets these
        lines too. Where it is "Error in sitecustomize" or "Error processing line", code that should run at every start
        did not."""),
    how=_("The interpreter wrote this before it ran the first line of the program."),
    advice=_('See which files run at every start: `{shell} -v -c pass 2>&1 | grep -E "customize|pth"`'),
    source="reproduced on Python 3.6, 3.10 and 3.13: a sitecustomize that prints or raises, a .pth line that raises",
)
def startup_code_prints(interpreter: Interpreter, target: Target) -> Found[StartupCodePrints]:
    said = reasons.first_words(interpreter.startup_output)
    if said:
        yield StartupCodePrints(
            said=said, python=target.python, shell=quoted(target.python), output=interpreter.startup_output
        )
