"""PY006: sitecustomize, usercustomize or a .pth file prevents Python from starting."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Ends
from indextts_doctor.facts import Environment, Start


@check(
    "PY006",
    Severity.ERROR,
    title=_("{python} {how} in start-up code: {culprit}"),
    summary=_("start-up code prevents Python from starting"),
    why=_("""sitecustomize.py, usercustomize.py and the import lines of .pth files run before every program. If they fail,
        the service, pip and all other tools fail."""),
    how=_("""The interpreter does not reach its first line, and its stack or the last line of its output refers to
        start-up code."""),
    advice=_("""Check {culprit}, then rename the file or remove its folder from PYTHONPATH. Start Python without such
        code: `{shell} -I -S -c pass`"""),
    remedy=_("""Check the start-up code, then rename its file or remove its folder from PYTHONPATH. Python starts without
        such code with the options -I -S."""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="Python's documentation of the module site; reproduced on 3.6, 3.10 and 3.13: a sitecustomize that "
    "hangs, exits and crashes",
)
def startup_code_stops_python(environment: Environment, start: Start) -> Found[Ends]:
    if reasons.cause(environment, start) == "startup":
        yield Ends(
            python=environment.executable,
            shell=quoted(environment.executable),
            how=reasons.ending(start),
            culprit=reasons.culprit(environment, start),
            stack=list(start.stack[:10]),
            output=start.output,
        )
