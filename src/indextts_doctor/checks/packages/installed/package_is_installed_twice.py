"""PKG016: one package is installed twice in the same folder."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.libraries.systempackages import of_debian
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.facts import Package, Packages, Target


class PackageIsInstalledTwice(Evidence, frozen=True):
    name: str
    versions: list[str]
    folder: str
    stale: str
    command: str


@check(
    "PKG016",
    Severity.WARNING,
    title=_("{name} is installed twice in one folder: {versions}"),
    summary=_("a package is installed twice in one folder"),
    why=_("""Two installations overwrote each other (pip --target or --ignore-installed, a copied folder, two layers of
        an image). The files of both are mixed. The version that programs get depends on the order in the folder."""),
    how=_("""The folder contains two metadata folders of the same name. The one whose files all match its record is the
        installed one. Copies in other folders, as of the system or the user, are normal and not counted."""),
    advice=_("Move {stale} out of {folder}, then install the version that you want again: `{command}`"),
    remedy=_("""Move the metadata folder of the wrong version out of the folder, then install the version that you want
        again."""),
    explains=("IMP", "PKG004", "PKG005", "PKG011", "PKG012", "PKG022", "SMK"),
    source="reproduced: numpy 1.24.3 and 1.26.4 with pip install --ignore-installed",
)
def package_is_installed_twice(packages: Packages, target: Target) -> Found[PackageIsInstalledTwice]:
    folders: dict[tuple[str, str], list[Package]] = {}
    for package in packages.installed:
        folders.setdefault((package.location, package.name), []).append(package)
    found = [same for same in folders.values() if len(same) > 1 and not _by_debian(same)]
    for same in sorted(found, key=lambda same: not _mixed(same)):
        yield PackageIsInstalledTwice(
            name=same[0].name,
            versions=[one.version for one in same],
            folder=same[0].location,
            stale=same[1].metadata,
            command=reinstall(target, packages, same[0]),
            about=frozenset({same[0].name}),
            severity=Severity.ERROR if _mixed(same) else None,
        )


def _mixed(same: list[Package]) -> bool:
    """Whether none of the versions is complete."""
    return all(any(damage.breaks for damage in one.damage) for one in same)


def _by_debian(same: list[Package]) -> bool:
    """Whether Debian installed both: its cryptography has an egg-info and a dist-info of one version."""
    return of_debian(same[0].location) and len({one.version for one in same}) == 1 and not _mixed(same)
