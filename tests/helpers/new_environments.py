"""A recipe of a profile, and the new environment that is made for it."""

from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts import Profile
from indextts_doctor.facts.profile import Broken, Pin, PythonNeed
from indextts_doctor.fixes.steps import Assign, NewEnvironment
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import healthy

WORDS = Text(en="tested", zh="已测试")
OTHERS = {
    "3.8": "/opt/3.8/bin/python3.8",
    "3.9": "/opt/3.9/bin/python3.9",
    "3.10": "/opt/3.10/bin/python3.10",
    "3.11": "/opt/3.11/bin/python3.11",
}
MADE = NewEnvironment(
    "/srv/tts/.venv-3.10",
    "/opt/3.10/bin/python3.10",
    requirements=("torch==1.13.1+cpu", "flask==2.3.3", "scipy"),
    indexes=CPU_INDEX[1:],
)
TOLD = Assign("/srv/tts/indextts-doctor.toml", "toml", "python", ".venv-3.10/bin/python")


def recipe(*broken: str) -> Profile:
    """Return a profile that was tested with Python 3.9 and 3.10, and is broken by these."""
    python = PythonNeed(
        tested=">=3.9,<3.11",
        reason=WORDS,
        source="test",
        broken=tuple(Broken(range=one, reason=WORDS, source="test") for one in broken),
    )
    packages = (
        Pin("torch", tested="==1.13.1", origin=WORDS),
        Pin("flask", tested="==2.3.3", python=">=3.8,<3.12"),
        Pin("scipy"),
        Pin("kantts", origin=WORDS),
        Pin("ttsfrd", required=False),
        Pin("tomli", python="<3.10"),
    )
    return healthy(Profile, python=python, packages=packages)
