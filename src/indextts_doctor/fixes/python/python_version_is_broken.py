"""PY008: a new environment with a Python that the recipe was tested with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Environment, Profile, Target
from indextts_doctor.fixes.python.newenvironment import beside
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Advice, Assign, NewEnvironment
from indextts_doctor.i18n.text import _


@fix(
    "PY008",
    title=_("makes a new environment beside the old one, with a Python that fits"),
    source="the profile's Python versions",
)
def python_version_is_broken(
    target: Target, environment: Environment, profile: Profile
) -> Iterator[Union[NewEnvironment, Assign, Advice]]:
    yield from beside(target, environment, profile)
