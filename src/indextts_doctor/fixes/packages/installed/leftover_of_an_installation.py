"""PKG015: the leftover is taken out of the environment and kept with the run."""

from collections.abc import Iterator

from indextts_doctor.fixes import Finding, Quarantine, _, fix


@fix(
    "PKG015",
    title=_("takes the leftover out of the environment"),
    source="pip/_internal/req/req_uninstall.py: AdjacentTempDirectory",
)
def leftover_of_an_installation(finding: Finding) -> Iterator[Quarantine]:
    for one in finding.evidence:
        yield Quarantine(str(one.facts["path"]))
