"""IMP099: a module that the deployment needs does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP099",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        "The profile of this deployment imports the module; the service stops where it does, at "
        "start or at the first request."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("Look first at what the message names. {cure}"),
    source="the profile's imports",
)
def needed_module_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    for result in imports.results:
        if result.module.partition(".")[0] not in failures.OWN_CHECK:
            yield from failures.failure(result, profile, packages, target)
