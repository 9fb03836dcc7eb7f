"""PY001: a new environment in place of one whose Python is gone; the old one stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Environment, Profile, Target
from indextts_doctor.fixes import Advice, Assign, NewEnvironment, _, fix
from indextts_doctor.fixes.python.newenvironment import beside


@fix(
    "PY001",
    title=_("makes a new environment beside the old one, with a Python that fits"),
    source="reproduced: an environment whose base interpreter was removed",
)
def python_is_missing(
    target: Target, environment: Environment, profile: Profile
) -> Iterator[Union[NewEnvironment, Assign, Advice]]:
    yield from beside(target, environment, profile)
