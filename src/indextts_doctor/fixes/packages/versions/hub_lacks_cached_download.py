"""PKG021: huggingface-hub is set back below 0.26."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, _, fix
from indextts_doctor.fixes.packages.requirements import install


@fix(
    "PKG021",
    title=_("sets huggingface-hub back"),
    source="huggingface_hub 0.25.2 and 0.26.0",
)
def hub_lacks_cached_download(packages: Packages, target: Target) -> Iterator[Install]:
    yield install(target, packages, "huggingface-hub<0.26")
