"""PY015: PYTHONHOME selects the standard library of another installation."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Environment, Interpreter


class PythonhomeIsSet(Evidence, frozen=True):
    home: str
    base: str
    base_prefix: str


@check(
    "PY015",
    Severity.WARNING,
    title=_("PYTHONHOME={home}, but the environment belongs to {base}"),
    summary=_("PYTHONHOME selects another installation of Python"),
    why=_("""PYTHONHOME sets the location of the standard library. The library of another installation may work until
        either of them is updated; with another version, Python does not start."""),
    how=_("PYTHONHOME is set to another location than the one in pyvenv.cfg."),
    advice=_("Remove PYTHONHOME from the service's environment. A virtual environment never needs it."),
    source="Python's documentation of PYTHONHOME; reproduced on 3.10",
)
def pythonhome_is_set(interpreter: Interpreter, environment: Environment) -> Found[PythonhomeIsSet]:
    home = interpreter.environment.get("PYTHONHOME", "").split(":", 1)[0].rstrip("/")
    base = environment.pyvenv.get("home", "").rpartition("/")[0]
    if home and base and base not in (home, interpreter.base_prefix):
        yield PythonhomeIsSet(home=home, base=base, base_prefix=interpreter.base_prefix)
