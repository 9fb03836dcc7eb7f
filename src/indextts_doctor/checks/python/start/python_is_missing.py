"""PY001: the interpreter does not exist."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Lacks
from indextts_doctor.facts import Environment, Start


@check(
    "PY001",
    Severity.ERROR,
    title=_("{python} leads to {missing}, which does not exist"),
    why=_("""A virtual environment has no Python of its own: its bin/python is a link to the Python that it was made
        from. When that one is removed, upgraded in place or not copied along with the environment, nothing of the
        deployment can run; the packages themselves may be unharmed."""),
    how=_("""The links of the interpreter were followed one by one; the last one names a file that is not there, or they
        lead back to themselves."""),
    advice=_("""Install that Python again at the same place, and the environment works as before. Otherwise make the
        environment anew with a Python that is there, and install the packages into it: `python3 -m venv .venv-new`"""),
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
