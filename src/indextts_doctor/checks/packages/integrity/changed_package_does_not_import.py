"""PKG013: a package that was changed after its installation does not import."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.checks.packages.evidence import Changed
from indextts_doctor.facts import Import, Imports, Package, Packages, Target


@check(
    "PKG013",
    Severity.ERROR,
    title=_("{name} {version} was changed and {module} does not import: {path} differs"),
    summary=_("a package that was changed after its installation does not import"),
    why=_("""The file looks complete, but it is not the file that was installed. A failed import has this package in
        its stack."""),
    how=_("""The size or SHA-256 of the file differs from RECORD, and this package is the first one in the stack of the
        failed import."""),
    advice=_("If the change is your own, keep a copy of {path}. Then install the original again: `{command}`"),
    remedy=_("If the change is your own, keep a copy of the file. Then install the same version again."),
    explains=("IMP", "LIB", "PKG012", "SMK"),
    source="reproduced: scipy 1.10.1 with overwritten bytes in a .so and with a module cut at a line's end",
)
def changed_package_does_not_import(packages: Packages, imports: Imports, target: Target) -> Found[Changed]:
    for package in packages.first():
        changed = [one for one in package.damage if not one.breaks]
        failed = _failed(package, imports)
        if not changed or failed is None:
            continue
        yield Changed(
            name=package.name,
            version=package.version,
            path=changed[0].path,
            paths=[one.path for one in changed[:20]],
            module=failed.module,
            command=reinstall(target, packages, package),
            about=frozenset({package.name}),
        )


def _failed(package: Package, imports: Imports) -> Optional[Import]:
    """The failed import whose first package is this one, if any."""
    for result in imports.results:
        if result.outcome not in ("ok", "untried") and result.packages[:1] == (package.name,):
            return result
    return None
