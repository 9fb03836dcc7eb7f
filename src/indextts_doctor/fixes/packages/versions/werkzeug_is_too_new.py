"""PKG020: werkzeug is set back below 3."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes.packages.requirements import install
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Install
from indextts_doctor.i18n.text import _


@fix(
    "PKG020",
    title=_("sets werkzeug back"),
    source="reproduced: Flask 2.2.2 with werkzeug 3.0.1 and 2.3.8; pallets/werkzeug#2808",
)
def werkzeug_is_too_new(packages: Packages, target: Target) -> Iterator[Install]:
    yield install(target, packages, "werkzeug<3")
