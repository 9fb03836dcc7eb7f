"""PKG020: werkzeug is set back below 3."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, _, fix
from indextts_doctor.fixes.packages.requirements import install


@fix(
    "PKG020",
    title=_("sets werkzeug back"),
    source="reproduced: Flask 2.2.2 with werkzeug 3.0.1 and 2.3.8; pallets/werkzeug#2808",
)
def werkzeug_is_too_new(packages: Packages, target: Target) -> Iterator[Install]:
    yield install(target, packages, "werkzeug<3")
