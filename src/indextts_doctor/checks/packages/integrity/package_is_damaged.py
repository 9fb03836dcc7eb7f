"""PKG011: files of a package are missing, truncated or empty."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import reinstalled
from indextts_doctor.checks.packages.integrity.compared import compared
from indextts_doctor.facts import Damage, Package, Packages, Target

_STATE = {
    "missing": _("missing"),
    "empty": _("empty"),
    "zeros": _("filled with zeros"),
    "invalid": _("content does not match the file type"),
}


class PackageIsDamaged(Evidence, frozen=True):
    name: str
    version: str
    path: str
    state: Text
    count: int
    files: int
    paths: list[str]
    commands: str


@check(
    "PKG011",
    Severity.ERROR,
    title=_("{name} {version} is damaged: {count} of {files} files; {path}: {state}"),
    summary=_("files of a package are missing, truncated or empty"),
    why=_("""Causes are an interrupted installation, a full disk, an incomplete copy, and a clean-up that removed too
        much. A truncated compiled file kills the process with SIGBUS and without a message; missing files cause
        misleading errors (circular import, unknown location). pip check reports no problem."""),
    how=_("""Every file is compared with its size in RECORD, which the installer wrote. Files that differ are then
        examined: ELF section table, Python syntax, zeros. Files that installers and slim images change are
        skipped."""),
    advice=_("Install the same version again, nothing else changes: {commands}"),
    remedy=_("Install the same version again, without its dependencies, so that nothing else changes."),
    explains=("IMP", "LIB", "PKG012", "PKG013", "SMK"),
    source="reproduced: scipy 1.10.1 with a .so cut in half, without fft/, without __init__.py",
)
def package_is_damaged(packages: Packages, target: Target) -> Found[PackageIsDamaged]:
    found = [one for one in compared(packages) if any(damage.breaks for damage in one.damage)]
    found.sort(key=lambda one: -one.damaged_files)
    commands = reinstalled(target, packages, found)
    for package in found:
        broken = [damage for damage in package.damage if damage.breaks]
        yield PackageIsDamaged(
            name=package.name,
            version=package.version,
            path=broken[0].path,
            state=_state(broken[0]),
            count=package.damaged_files,
            files=package.files,
            paths=[f"{one.path}: {_state(one).of('en')}" for one in broken[:20]],
            commands=commands,
            about=about(package),
        )


def _state(damage: Damage) -> Text:
    if damage.kind in _STATE:
        return _STATE[damage.kind]
    actual, recorded = damage.actual or 0, damage.recorded or 0
    return _("{actual:,} of {recorded:,} bytes").filled(actual=actual, recorded=recorded)


def about(package: Package) -> frozenset[str]:
    """Names for ``about``: the package and its damaged files."""
    return frozenset({package.name, *(one.path.lower() for one in package.damage)})
