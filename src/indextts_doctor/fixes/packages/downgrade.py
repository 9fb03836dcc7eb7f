"""PKG020, PKG021: downgrades a package that is too new for another one."""

from collections.abc import Callable

from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install

_TABLE = (
    (
        "PKG020",
        "werkzeug<3",
        _("downgrades werkzeug"),
        "reproduced: Flask 2.2.2 with werkzeug 3.0.1 and 2.3.8; pallets/werkzeug#2808",
    ),
    ("PKG021", "huggingface-hub<0.26", _("downgrades huggingface-hub"), "huggingface_hub 0.25.2 and 0.26.0"),
)


def _installing(requirement: str) -> Callable[..., Steps]:
    def downgrade(packages: Packages, target: Target) -> Steps:
        yield install(target, packages, requirement)

    return downgrade


for _code, _requirement, _title, _source in _TABLE:
    fix(_code, title=_title, source=_source)(_installing(_requirement))
