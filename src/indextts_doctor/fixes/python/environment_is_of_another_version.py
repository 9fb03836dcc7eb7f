"""PY011: a new environment in place of one that was made for another Python; the old one stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Environment, Profile, Target
from indextts_doctor.fixes import Advice, Assign, NewEnvironment, _, fix
from indextts_doctor.fixes.python.newenvironment import beside


@fix(
    "PY011",
    title=_("makes a new environment beside the old one, with a Python that fits"),
    source="reproduced: an environment of 3.9 whose link was changed to 3.10",
)
def environment_is_of_another_version(
    target: Target, environment: Environment, profile: Profile
) -> Iterator[Union[NewEnvironment, Assign, Advice]]:
    yield from beside(target, environment, profile)
