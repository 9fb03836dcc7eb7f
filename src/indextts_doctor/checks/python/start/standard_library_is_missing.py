"""PY005: the interpreter finds no standard library."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Lacks
from indextts_doctor.facts import Environment, Start


@check(
    "PY005",
    Severity.ERROR,
    title=_("{python} finds no standard library: {said}"),
    why=_("""Python needs the module encodings before it can do anything. It is not found when PYTHONHOME points
        elsewhere, when an environment made of copies has lost the Python it was copied from, or when the library's
        folder was removed."""),
    how=_("The interpreter died at start and said so."),
    advice=_("""If PYTHONHOME is set in the service's environment (systemd unit, start script, Dockerfile), remove it.
        Otherwise install the Python that the environment was made from ({home}) again."""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="reproduced on Python 2.7 to 3.13: PYTHONHOME=/nonexistent, and a copied environment whose base was removed",
)
def standard_library_is_missing(environment: Environment, start: Start) -> Found[Lacks]:
    if reasons.cause(environment, start) == "library":
        yield Lacks(
            python=environment.executable,
            said=reasons.last_words(start.output),
            home=environment.pyvenv.get("home") or environment.prefix or "-",
            output=start.output,
        )
