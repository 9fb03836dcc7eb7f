"""PKG020: Werkzeug 3 under a Flask that was written for Werkzeug 2."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PKG020",
    Severity.ERROR,
    title=Text(
        en="werkzeug {werkzeug} is too new for flask {version}",
        zh="werkzeug {werkzeug} 对 flask {version} 来说太新",
    ),
    why=Text(
        en="Flask before 2.2.4 imports url_quote from werkzeug.urls, which Werkzeug 3 removed, and sets no upper bound: a "
        "fresh install takes Werkzeug 3, and pip check is green.",
        zh="2.2.4 之前的 Flask 会从 werkzeug.urls 导入 url_quote，而 Werkzeug 3 已将其删除；Flask 又没有限定上限，"
        "新装环境会得到 Werkzeug 3，pip check 也不报错。",
    ),
    how=Text(en="The two versions are compared.", zh="比较两者的版本。"),
    advice=Text(en="Set werkzeug back: `{command}`", zh="降级 werkzeug：`{command}`"),
    explains=("IMP", "PKG004", "SMK", "SVC"),
    source="reproduced: flask 2.0.3 to 2.2.3 fail with werkzeug 3.0.6, 2.2.4 imports; pallets/werkzeug#2808",
)
def werkzeug_is_too_new(packages: Packages, profile: Profile, target: Target) -> Iterator[Evidence]:
    flask, werkzeug = packages.find("flask"), packages.find("werkzeug")
    if flask is None or werkzeug is None:
        return
    if within(flask.version, "<2.2.4") and within(werkzeug.version, ">=3.0.0.dev0"):
        facts = {
            "version": flask.version,
            "werkzeug": werkzeug.version,
            "command": install(target, packages, "werkzeug<3"),
        }
        severity = None if profile.pin("flask") else Severity.WARNING
        yield Evidence(facts, about=frozenset({"flask", "werkzeug"}), severity=severity)
