"""PY006: sitecustomize, usercustomize or a .pth file keeps Python from starting."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Ends
from indextts_doctor.facts import Environment, Start


@check(
    "PY006",
    Severity.ERROR,
    title=_("{python} {how} in code that runs at every start: {culprit}"),
    why=_("""sitecustomize.py, usercustomize.py and the import lines of .pth files run before every program. What they
        break is broken for the service, for pip and for every tool."""),
    how=_("""The interpreter did not come to its first line; its stack at that moment, or its last words, name start-up
        code."""),
    advice=_("""Look at {culprit} and take it out of the way: rename the file, or remove its folder from PYTHONPATH.
        Python starts without such code: `{shell} -I -S -c pass`"""),
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
