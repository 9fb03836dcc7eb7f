"""PKG015: leftovers of an interrupted installation lie in site-packages."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.requirements import plain_name
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PKG015",
    Severity.WARNING,
    title=Text(en="a leftover of an interrupted installation: {path}", zh="安装中断留下的残余：{path}"),
    why=Text(
        en='pip renames what it is about to remove to ~name, and was killed before it finished: "WARNING: '
        'Ignoring invalid distribution". It takes space and says that another package may be incomplete.',
        zh="pip 在卸载前会把目录改名为 ~ 开头，如果中途被杀就会留下来，并提示 WARNING: Ignoring invalid "
        "distribution。它占用空间，也说明可能有软件包不完整。",
    ),
    how=Text(
        en="The name begins with ~, or a .dist-info folder has no readable METADATA.",
        zh="名称以 ~ 开头，或 .dist-info 目录里没有可读的 METADATA。",
    ),
    advice=Text(
        en="Move it out of site-packages when nothing else is reported about the package.",
        zh="如果该软件包没有其他问题，把它移出 site-packages 即可。",
    ),
    source="pip/_internal/req/req_uninstall.py (AdjacentTempDirectory)",
)
def leftover_of_an_installation(packages: Packages) -> Iterator[Evidence]:
    for one in packages.leftovers:
        if one.kind in ("tilde", "empty-dist-info"):
            facts = {"path": one.path, "name": one.name, "kind": one.kind}
            yield Evidence(facts, about=frozenset({plain_name(one)}))
