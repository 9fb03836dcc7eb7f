"""PY012: the scripts of the virtual environment start another interpreter."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Environment

PREFERRED = ("pip", "gunicorn", "flask", "uvicorn")


class EnvironmentWasMoved(Evidence, frozen=True):
    script: str
    starts: str
    python: str
    shell: str
    scripts: dict[str, str]


@check(
    "PY012",
    Severity.WARNING,
    title=_("{script} starts {starts}: the environment was moved or copied"),
    summary=_("the virtual environment was moved or copied"),
    why=_("""The scripts of an environment (pip, gunicorn, flask) contain the absolute path of its Python. After a move
        they fail with "bad interpreter". After a copy they run the old environment without a message, and pip installs
        into it."""),
    how=_("""The first lines of the scripts in bin/ are read. They refer to a Python in another folder, and none refers to
        this environment."""),
    advice=_("""Start its tools as modules, which always works, for example pip: `{shell} -m pip list`. For a permanent
        fix, create the environment again in its final folder."""),
    remedy=_("""Start its tools as modules, which always works, for example pip with python -m pip. For a permanent fix,
        create the environment again in its final folder."""),
    source='Python\'s documentation of venv ("inherently non-portable"); reproduced: a moved environment',
)
def environment_was_moved(environment: Environment) -> Found[EnvironmentWasMoved]:
    foreign = environment.foreign_scripts
    if foreign and not environment.own_scripts:
        script = next((name for name in PREFERRED if name in foreign), min(foreign))
        yield EnvironmentWasMoved(
            script=script,
            starts=foreign[script],
            python=environment.executable,
            shell=quoted(environment.executable),
            scripts=dict(foreign),
        )
