"""PY001: the interpreter does not exist."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Lacks
from indextts_doctor.facts import Environment, Start


@check(
    "PY001",
    Severity.ERROR,
    title=_("{python} links to {missing}, which does not exist"),
    summary=_("the Python that the environment links to does not exist"),
    why=_("""A virtual environment contains no Python; its bin/python is a link to the Python that created it. If that
        Python is removed, upgraded in place or not copied with the environment, the deployment cannot run. The
        installed packages may be intact."""),
    how=_("""The links of the interpreter are followed one by one. The last one refers to a file that does not exist, or
        the links form a loop."""),
    advice=_("""Install the same Python again in the same location; the environment then works as before. Otherwise create
        a new environment with an installed Python, and install the packages into it: `python3 -m venv .venv-new`"""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="PEP 405; reproduced with venv and uv: the base interpreter was removed",
)
def python_is_missing(environment: Environment, start: Start) -> Found[Lacks]:
    if reasons.cause(environment, start) == "missing":
        yield Lacks(
            python=environment.executable,
            missing=environment.link_chain[-1],
            links=list(environment.link_chain),
            loop=environment.loop,
            home=environment.pyvenv.get("home", ""),
        )
