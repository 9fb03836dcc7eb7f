"""PY005: the interpreter finds no standard library."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Lacks
from indextts_doctor.facts import Environment, Start


@check(
    "PY005",
    Severity.ERROR,
    title=_("{python} finds no standard library: {message}"),
    summary=_("Python finds no standard library"),
    why=_("""Python needs the module encodings to start. It is not found if PYTHONHOME is set to another location, if the
        Python of an environment made of copies is missing, or if the folder of the library was removed."""),
    how=_("The interpreter reports the error at start and exits."),
    advice=_("""If PYTHONHOME is set in the service's environment (systemd unit, start script, Dockerfile), remove it.
        Otherwise install the Python that the environment was created from ({home}) again."""),
    remedy=_("""If PYTHONHOME is set in the service's environment (systemd unit, start script, Dockerfile), remove it.
        Otherwise install the Python that the environment was created from again."""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="reproduced on Python 2.7 to 3.13: PYTHONHOME=/nonexistent, and a copied environment whose base was removed",
)
def standard_library_is_missing(environment: Environment, start: Start) -> Found[Lacks]:
    if reasons.cause(environment, start) == "library":
        yield Lacks(
            python=environment.executable,
            message=reasons.last_line(start.output),
            home=environment.pyvenv.get("home") or environment.prefix or "-",
            output=start.output,
        )
