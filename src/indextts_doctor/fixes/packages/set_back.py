"""PKG020, PKG021: a package is set back below the release that another cannot work with."""

from collections.abc import Callable

from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install

_TABLE = (
    (
        "PKG020",
        "werkzeug<3",
        _("sets werkzeug back"),
        "reproduced: Flask 2.2.2 with werkzeug 3.0.1 and 2.3.8; pallets/werkzeug#2808",
    ),
    ("PKG021", "huggingface-hub<0.26", _("sets huggingface-hub back"), "huggingface_hub 0.25.2 and 0.26.0"),
)


def _installing(requirement: str) -> Callable[..., Steps]:
    def set_back(packages: Packages, target: Target) -> Steps:
        yield install(target, packages, requirement)

    return set_back


for _code, _requirement, _title, _source in _TABLE:
    fix(_code, title=_title, source=_source)(_installing(_requirement))
