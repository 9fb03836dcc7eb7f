"""PY015: PYTHONHOME takes the standard library from elsewhere."""

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
    why=_("""PYTHONHOME tells Python where its standard library is. That of another installation may fit today and fail
        after the next update of either; of another version it keeps Python from starting."""),
    how=_("PYTHONHOME is set and names another place than pyvenv.cfg does."),
    advice=_("Remove PYTHONHOME from the service's environment; a virtual environment never needs it."),
    source="Python's documentation of PYTHONHOME; reproduced on 3.10",
)
def pythonhome_is_set(interpreter: Interpreter, environment: Environment) -> Found[PythonhomeIsSet]:
    home = interpreter.environment.get("PYTHONHOME", "").split(":", 1)[0].rstrip("/")
    base = environment.pyvenv.get("home", "").rpartition("/")[0]
    if home and base and base not in (home, interpreter.base_prefix):
        yield PythonhomeIsSet(home=home, base=base, base_prefix=interpreter.base_prefix)
