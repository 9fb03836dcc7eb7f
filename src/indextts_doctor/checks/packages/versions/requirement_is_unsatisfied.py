"""PKG005: a requirement of an installed package is missing or has a different version."""

from collections.abc import Collection
from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.imports.failures import broken_otherwise, imported
from indextts_doctor.checks.libraries.systempackages import of_debian
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.evidence import Required
from indextts_doctor.checks.packages.requirements import Unmet, has_code, must_import, unsatisfied
from indextts_doctor.facts import Imports, Interpreter, Packages, Profile, Target

_ABSENT = _("not installed")


@check(
    "PKG005",
    Severity.WARNING,
    title=_("{package} {version} requires {requirement}: {found}"),
    summary=_("a requirement of an installed package is not satisfied"),
    why=_("""The metadata of the package contains its requirements. A later installation ignored them, mostly with
        --no-deps, from a second requirements file, or by hand. A missing requirement fails at import, or later if it
        is imported later; a different version may work."""),
    how=_("""Every Requires-Dist is evaluated with the markers of the deployment, as pip check does, including extras
        that other packages request. Requires-Python is evaluated too."""),
    advice=_("""Run the command with --dry-run first to see whether it changes a pinned version. Install the
        requirement: `{command}`"""),
    remedy=_("Install the requirement. Use --dry-run first to see whether this changes a pinned version."),
    explains=("IMP", "SMK"),
    source="the metadata of the installed packages",
)
def requirement_is_unsatisfied(
    packages: Packages, interpreter: Interpreter, profile: Profile, target: Target, imports: Optional[Imports] = None
) -> Found[Required]:
    found = []
    works = imported(imports, profile) if imports else ()
    otherwise = broken_otherwise(imports, profile) if imports else ()
    for unmet in unsatisfied(packages, interpreter):
        known = {*works, *otherwise}
        grave = unmet.package.name not in known and _fails_for_certain(unmet, packages, profile)
        if not grave and unmet.found is None and of_debian(unmet.package.location):
            continue  # Debian omits requirements that its package does not need: pycairo of PyGObject
        found.append((grave, _evidence(unmet, target, packages, Severity.ERROR if grave else None, otherwise)))
    yield from (evidence for _, evidence in sorted(found, key=lambda one: not one[0]))


def _fails_for_certain(unmet: Unmet, packages: Packages, profile: Profile) -> bool:
    """Whether a requirement is missing and its package must import. A different version may work."""
    missing = unmet.found is None and not unmet.extra and not has_code(unmet.name, packages, profile)
    return missing and unmet.package.name in must_import(profile)


def _evidence(
    unmet: Unmet, target: Target, packages: Packages, severity: Optional[Severity], broken_otherwise: Collection[str]
) -> Required:
    there = _("{found} is installed").filled(found=unmet.found)
    command = install(target, packages, unmet.requirement)
    if unmet.name == "python":
        there = _("the interpreter is Python {found}").filled(found=unmet.found)
        command = install(target, packages, "--upgrade", unmet.package.name)
    otherwise = unmet.package.name in broken_otherwise
    return Required(
        package=unmet.package.name,
        version=unmet.package.version,
        requirement=unmet.requirement,
        found=_ABSENT if unmet.found is None else there,
        installed=unmet.found,
        extra=unmet.extra,
        command=command,
        about=frozenset({unmet.name} if otherwise else {unmet.package.name, unmet.name}),
        severity=severity,
    )
