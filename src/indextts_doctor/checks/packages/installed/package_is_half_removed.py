"""PKG014: a package has code without metadata, after an interrupted removal."""

from typing import Optional

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.requirements import module_of, must_import, plain_name, unsatisfied
from indextts_doctor.facts import Interpreter, Leftover, Packages, Profile, Target


class PackageIsHalfRemoved(Evidence, frozen=True):
    name: str
    path: str
    importable: bool
    command: str


@check(
    "PKG014",
    Severity.ERROR,
    title=_("{name} is half removed: only {path} is left"),
    summary=_("a package is half removed"),
    why=_("""An uninstallation or upgrade was interrupted. pip no longer lists the package, and code that reads its
        version fails. A folder without __init__.py imports as an empty package."""),
    how=_("site-packages contains a folder of its name, or a ~name folder of pip, but no metadata for it."),
    advice=_("Move {path} out of site-packages, then install {name} again: `{command}`"),
    remedy=_("Move the rest out of site-packages, then install the package again."),
    explains=("IMP", "PKG001", "PKG002", "PKG005", "PKG015", "SMK"),
    source="reproduced: scipy 1.10.1 after a killed pip uninstall; pip's ~ folders: pip/_internal/req/req_uninstall.py",
)
def package_is_half_removed(
    packages: Packages, profile: Profile, interpreter: Interpreter, target: Target
) -> Found[PackageIsHalfRemoved]:
    needed = {one.name for one in unsatisfied(packages, interpreter) if one.package.name in must_import(profile)}
    names = [pin.name for pin in profile.packages] + sorted(needed - {pin.name for pin in profile.packages})
    for name in names:
        rest = _rest(name, packages, profile)
        if rest is None or packages.find(name) is not None:
            continue
        pin = profile.pin(name)
        if rest.importable and pin is not None and pin.origin is not None:
            continue  # installed by hand from its sources, as these are
        certain = (not rest.importable and (pin is None or pin.required)) or name in needed
        severity = None if certain else Severity.WARNING
        yield PackageIsHalfRemoved(
            name=name,
            path=rest.path,
            importable=rest.importable,
            command=install(target, packages, f"{name}{pin.tested if pin else ''}"),
            about=frozenset({name, *_names(name, packages)}),
            severity=severity,
        )


def _rest(name: str, packages: Packages, profile: Profile) -> Optional[Leftover]:
    module = module_of(name, profile)
    for one in packages.leftovers:
        if one.kind == "no-metadata" and one.name == module:
            return one
    return next((one for one in packages.leftovers if one.kind == "tilde" and _set_aside(one, name)), None)


def _names(name: str, packages: Packages) -> list[str]:
    """The names of the package in its leftovers."""
    return [plain_name(one) for one in packages.leftovers if one.kind == "tilde" and _set_aside(one, name)]


def _set_aside(one: Leftover, name: str) -> bool:
    """Whether pip renamed the package: ~ replaces the first letter, or two if that name exists."""
    rest = plain_name(one)
    return len(rest) > 1 and name.endswith(rest) and len(name) - len(rest) in (1, 2)
