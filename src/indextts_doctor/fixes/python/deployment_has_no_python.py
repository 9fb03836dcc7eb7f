"""PY021: an environment of the deployment's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Environment, Profile, Target
from indextts_doctor.fixes import Advice, Assign, NewEnvironment, _, fix
from indextts_doctor.fixes.python.newenvironment import beside


@fix(
    "PY021",
    title=_("makes a new environment beside the old one, with a Python that fits"),
    source="the profile's Python versions",
)
def deployment_has_no_python(
    target: Target, environment: Environment, profile: Profile
) -> Iterator[Union[NewEnvironment, Assign, Advice]]:
    yield from beside(target, environment, profile)
