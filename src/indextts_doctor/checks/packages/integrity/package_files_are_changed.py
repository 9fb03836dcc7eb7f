"""PKG012: files of a package were changed after its installation."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.checks.packages.evidence import Changed
from indextts_doctor.checks.packages.integrity.compared import compared
from indextts_doctor.facts import Damage, Packages, Target


@check(
    "PKG012",
    Severity.NOTE,
    title=_("{name} {version} was changed after its installation: {path} ({count} in total)"),
    summary=_("files of a package were changed after its installation"),
    why=_("""Often this is a patch by an operator, which the next installation overwrites without a message. Sometimes
        it is the first sign of a failing disk. The files look usable."""),
    how=_("The size, or with --deep the SHA-256, differs from RECORD. The content looks complete."),
    advice=_("""If the change is intended, keep it as a patch file with the deployment. If not, install the original
        again: `{command}`"""),
    remedy=_("""If the change is intended, keep it as a patch file with the deployment. If not, install the same
        version again."""),
    source="RECORD of the installed package (PEP 376, PEP 427)",
)
def package_files_are_changed(packages: Packages, target: Target) -> Found[Changed]:
    found = []
    for package in compared(packages):
        changed = [one for one in package.damage if not one.breaks]
        if not changed or any(one.breaks for one in package.damage):
            continue
        worrying = any(_lost(one) for one in changed)
        severity = Severity.WARNING if worrying else None
        found.append(
            Changed(
                name=package.name,
                version=package.version,
                path=changed[0].path,
                count=len(changed),
                paths=[one.path for one in changed[:20]],
                command=reinstall(target, packages, package),
                about=frozenset({package.name}),
                severity=severity,
            )
        )
    yield from sorted(found, key=lambda one: -(one.severity or 0))


def _lost(damage: Damage) -> bool:
    """Whether a file has different content of the same size, or is shorter. A stripped .so is shorter too."""
    shorter = damage.actual is not None and damage.recorded is not None and damage.actual < damage.recorded
    return damage.same_size or (shorter and not damage.path.endswith((".so", ".py")))
