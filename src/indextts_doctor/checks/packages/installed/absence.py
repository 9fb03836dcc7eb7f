"""Packages that are not installed, and how to install them on this Python. Pure."""

from collections.abc import Iterable
from typing import Optional

from indextts_doctor.checks import Text, _
from indextts_doctor.checks.packages import commands, requirements
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Environment, Packages, Pin, Profile, Target

NOTHING = Text.verbatim("")


def because(pin: Pin, environment: Environment) -> Text:
    """Why a package cannot be installed, as the end of "X is not installed"; empty if it can."""
    python = versions.series(environment)
    if _installs(pin, python):
        return NOTHING
    return _(": the tested version does not support Python {python}").filled(python=python)


def installation(
    target: Target, packages: Packages, profile: Profile, environment: Environment, pins: Iterable[Pin]
) -> Text:
    """How to install these packages: the commands, or the Python that they need."""
    pins = tuple(pins)
    python = versions.series(environment)
    installable = [pin for pin in pins if _installs(pin, python)]
    others = [pin for pin in pins if pin not in installable]
    texts = [_elsewhere(others, profile)] if others else []
    texts += [commands.needed(target, packages, installable)] if installable else []
    return Text.joined(texts)


def _elsewhere(pins: list[Pin], profile: Profile) -> Text:
    ranges = ",".join(dict.fromkeys(pin.python for pin in pins))
    named = ", ".join(f"{pin.name}{pin.tested}" for pin in pins)
    example = versions.example(f"{ranges},{profile.python.tested}")
    return _("""{named} supports only Python {ranges}. Create the environment again with such a Python, for example
        with uv: `uv venv --python {example} .venv-{example}`""").filled(named=named, ranges=ranges, example=example)


def _installs(pin: Pin, python: Optional[str]) -> bool:
    return python is None or requirements.within(python, pin.python) is not False
