"""IMP008: transformers does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP008",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        "transformers checks the versions of its own requirements at import and names the one it "
        "does not like. It loads most of itself lazily: what is broken inside may only show when "
        "a model class is used."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP007", "IMP099"),
    source="transformers/dependency_versions_check.py of 4.35.2",
)
def transformers_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("transformers", imports, profile, packages, target)
