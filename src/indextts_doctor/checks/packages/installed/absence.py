"""Packages that are not installed, and how they are had on this Python, or why not. Pure."""

from collections.abc import Iterable
from typing import Optional

from indextts_doctor.checks import Text, _
from indextts_doctor.checks.packages import commands, requirements
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Environment, Packages, Pin, Profile, Target

NOTHING = Text.verbatim("")


def because(pin: Pin, environment: Environment) -> Text:
    """Return, as the end of "X is not installed", why it cannot be; empty where it can."""
    python = versions.series(environment)
    if _installs(pin, python):
        return NOTHING
    return _(": its tested release does not install on Python {python}").filled(python=python)


def cure(target: Target, packages: Packages, profile: Profile, environment: Environment, pins: Iterable[Pin]) -> Text:
    """Return how all these packages are had: by a command, or only with another Python."""
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
    return _("""{named} installs on Python {ranges} only. Make the environment anew with such a Python, with uv: `uv
        venv --python {example} .venv-{example}`""").filled(named=named, ranges=ranges, example=example)


def _installs(pin: Pin, python: Optional[str]) -> bool:
    return python is None or requirements.within(python, pin.python) is not False
