"""PKG015: leftovers of an interrupted installation are in site-packages."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.requirements import plain_name
from indextts_doctor.facts import Packages


class LeftoverOfAnInstallation(Evidence, frozen=True):
    path: str
    name: str
    kind: str


@check(
    "PKG015",
    Severity.WARNING,
    title=_("{path} is left over from an interrupted installation"),
    summary=_("a leftover of an interrupted installation is in site-packages"),
    why=_("""pip renames what it is about to remove to ~name, and was killed before it finished: "WARNING: Ignoring
        invalid distribution". The leftover takes space, and another package may be incomplete."""),
    how=_("The name begins with ~, or a .dist-info folder has no readable METADATA."),
    advice=_("If no other problem of the package is reported, move the leftover out of site-packages."),
    source="pip/_internal/req/req_uninstall.py (AdjacentTempDirectory)",
)
def leftover_of_an_installation(packages: Packages) -> Found[LeftoverOfAnInstallation]:
    for one in packages.leftovers:
        if one.kind in ("tilde", "empty-dist-info"):
            yield LeftoverOfAnInstallation(
                path=one.path, name=one.name, kind=one.kind, about=frozenset({plain_name(one)})
            )
