"""The imports of the profile, each tried in a process of its own."""

from typing import Any

from indextts_doctor.collect.jobs import Job, Run
from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Imports
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


def jobs(context: Context) -> list[Job]:
    from indextts_doctor.collect.inside.imports import trials

    return trials.jobs(context)


@collector(Imports, label=_("import"), fast=False, parts=jobs)
def collect(context: Context, run: Run, found: dict[str, Any]) -> Imports:
    from indextts_doctor.collect.inside.imports import trials

    return trials.collect(context, run, found)
