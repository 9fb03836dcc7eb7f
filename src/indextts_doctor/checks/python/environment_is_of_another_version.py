"""PY011: the virtual environment was created for another Python version."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Environment, Interpreter


class EnvironmentIsOfAnotherVersion(Evidence, frozen=True):
    prefix: str
    made: str
    version: str
    path: list[str]


@check(
    "PY011",
    Severity.ERROR,
    title=_("{prefix} was created for Python {made}, but its Python is {version}"),
    summary=_("the virtual environment was created for another Python version"),
    why=_("""Each Python version reads only its own folder lib/pythonX.Y/site-packages. If the Python that the environment
        links to was upgraded in place, no installed package is found."""),
    how=_("""pyvenv.cfg contains another version than the interpreter reports, and no site-packages folder of the
        environment is on sys.path."""),
    advice=_("""Create the environment again with Python {made} and install the packages into it. With uv, in the folder
        of the deployment: `uv venv --python {made} .venv-{made}`"""),
    remedy=_("""Create the environment again with the Python version in its pyvenv.cfg, and install the packages into
        it."""),
    explains=("IMP", "PKG"),
    source="PEP 405; reproduced: the link of a 3.10 environment was pointed at 3.11",
)
def environment_is_of_another_version(
    environment: Environment, interpreter: Interpreter
) -> Found[EnvironmentIsOfAnotherVersion]:
    made, version = versions.made_for(environment), versions.minor(interpreter)
    if made is None or made == version or environment.prefix is None:
        return
    own = [folder for folder in interpreter.path if folder.startswith(f"{environment.prefix}/")]
    if not any(folder.endswith("site-packages") for folder in own):
        yield EnvironmentIsOfAnotherVersion(
            prefix=environment.prefix, made=made, version=version, path=list(interpreter.path)
        )
