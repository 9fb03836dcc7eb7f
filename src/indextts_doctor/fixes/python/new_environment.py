"""PY001, PY008, PY011, PY021: creates a new environment with a suitable Python; the old one is kept."""

import posixpath

from indextts_doctor.checks.packages.commands import CPU_INDEX, TORCH_FAMILY, exact, is_from_elsewhere
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Environment, Pin, Profile, Target
from indextts_doctor.fixes import Advice, Assign, NewEnvironment, Steps, _, fix

_CONFIGURATION = "indextts-doctor.toml"
_TITLE = _("creates a new environment with a suitable Python next to the old one")


@fix("PY001", title=_TITLE, source="reproduced: an environment whose base interpreter was removed")
@fix("PY008", title=_TITLE, source="the profile's Python versions")
@fix("PY011", title=_TITLE, source="reproduced: an environment of 3.9 whose link was changed to 3.10")
@fix("PY021", title=_TITLE, source="the profile's Python versions")
def new_environment(target: Target, environment: Environment, profile: Profile) -> Steps:
    """Yield a new environment with the newest installed Python in the tested range of the profile.

    The configuration of the doctor is set to it. How the service is started is left to a person.
    """
    fitting = [one for one in environment.others if within(f"{one}.99", profile.python.tested)]
    if not fitting:
        yield Advice(
            _("no Python {tested} is installed; install one, then run fix again").filled(tested=profile.python.tested)
        )
        return
    version = max(fitting, key=lambda one: tuple(map(int, one.split("."))))
    name = f".venv-{version}"
    required = [
        pin for pin in profile.packages if pin.required and within(f"{version}.99", pin.python or "") is not False
    ]
    cpu = any(pin.name in TORCH_FAMILY for pin in required)
    yield NewEnvironment(
        posixpath.join(target.directory, name),
        environment.others[version],
        requirements=tuple(_requirement(pin) for pin in required if not is_from_elsewhere(pin)),
        indexes=CPU_INDEX[1:] if cpu else (),
    )
    yield Assign(posixpath.join(target.directory, _CONFIGURATION), "toml", "python", f"{name}/bin/python")


def _requirement(pin: Pin) -> str:
    """The requirement to install; for torch and its companions the CPU build, if the version is known."""
    cpu = pin.name in TORCH_FAMILY and exact(pin.tested)
    return f"{pin.name}{pin.tested}{'+cpu' if cpu else ''}"
