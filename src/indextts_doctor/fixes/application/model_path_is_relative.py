"""APP007: a unit without a working folder gets the deployment's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.application.model_path_is_relative import ModelPathIsRelative
from indextts_doctor.facts import Application, Launches
from indextts_doctor.fixes import Advice, Edit, _, fix
from indextts_doctor.fixes.application.launch import in_folder


@fix(
    "APP007",
    title=_("has systemd start the service in the deployment's folder"),
    source="systemd.exec(5), WorkingDirectory=",
)
def model_path_is_relative(
    found: tuple[ModelPathIsRelative, ...], application: Application, launches: Launches
) -> Iterator[Union[Edit, Advice]]:
    yield from in_folder(found, launches, application.directory)
