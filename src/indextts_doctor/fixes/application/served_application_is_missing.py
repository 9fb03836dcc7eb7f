"""APP005: a unit without a working folder gets the deployment's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.application.served_application_is_missing import ServedApplicationIsMissing
from indextts_doctor.facts import Application, Launches
from indextts_doctor.fixes import Advice, Edit, _, fix
from indextts_doctor.fixes.application.launch import in_folder


@fix(
    "APP005",
    title=_("has systemd start the service in the deployment's folder"),
    source="systemd.exec(5), WorkingDirectory=",
)
def served_application_is_missing(
    found: tuple[ServedApplicationIsMissing, ...], application: Application, launches: Launches
) -> Iterator[Union[Edit, Advice]]:
    yield from in_folder(found, launches, application.directory)
