"""PKG015: leftovers of an interrupted installation lie in site-packages."""

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
    title=_("a leftover of an interrupted installation: {path}"),
    why=_("""pip renames what it is about to remove to ~name, and was killed before it finished: "WARNING: Ignoring
        invalid distribution". It takes space and says that another package may be incomplete."""),
    how=_("The name begins with ~, or a .dist-info folder has no readable METADATA."),
    advice=_("Move it out of site-packages when nothing else is reported about the package."),
    source="pip/_internal/req/req_uninstall.py (AdjacentTempDirectory)",
)
def leftover_of_an_installation(packages: Packages) -> Found[LeftoverOfAnInstallation]:
    for one in packages.leftovers:
        if one.kind in ("tilde", "empty-dist-info"):
            yield LeftoverOfAnInstallation(
                path=one.path, name=one.name, kind=one.kind, about=frozenset({plain_name(one)})
            )
