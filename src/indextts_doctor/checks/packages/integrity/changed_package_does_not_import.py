"""PKG013: a package whose files were changed since their installation does not import."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.checks.packages.evidence import Changed
from indextts_doctor.facts import Import, Imports, Package, Packages, Target


@check(
    "PKG013",
    Severity.ERROR,
    title=_("{path} of {name} {version} differs from what was installed, and {module} does not import"),
    why=_("""The file looks whole, but it is not the one that the package came with, and an import fails whose stack
        leads into this package."""),
    how=_("The size or SHA-256 differs from RECORD, and the failed import met this package first."),
    advice=_("If the change is your own, keep a copy of {path}. Then put the original back: `{command}`"),
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
    """Return the failed import that leads into the package before any other."""
    for result in imports.results:
        if result.outcome not in ("ok", "untried") and result.packages[:1] == (package.name,):
            return result
    return None
