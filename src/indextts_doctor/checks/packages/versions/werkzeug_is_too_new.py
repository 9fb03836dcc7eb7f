"""PKG020: Werkzeug 3 is too new for the installed Flask."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.evidence import TooNew
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Packages, Profile, Target


@check(
    "PKG020",
    Severity.ERROR,
    title=_("werkzeug {werkzeug} is too new for flask {version}"),
    summary=_("werkzeug is too new for flask"),
    why=_("""Flask before 2.2.4 imports url_quote from werkzeug.urls, which Werkzeug 3 removed, and sets no upper
        bound: a fresh install takes Werkzeug 3. pip check reports no problem."""),
    how=_("The versions of flask and werkzeug are compared."),
    advice=_("Downgrade werkzeug: `{command}`"),
    remedy=_("Downgrade werkzeug below 3."),
    explains=("IMP", "PKG004", "SMK", "SVC"),
    source="reproduced: flask 2.0.3 to 2.2.3 fail with werkzeug 3.0.6, 2.2.4 imports; pallets/werkzeug#2808",
)
def werkzeug_is_too_new(packages: Packages, profile: Profile, target: Target) -> Found[TooNew]:
    flask, werkzeug = packages.find("flask"), packages.find("werkzeug")
    if flask is None or werkzeug is None:
        return
    if within(flask.version, "<2.2.4") and within(werkzeug.version, ">=3.0.0.dev0"):
        severity = None if profile.pin("flask") else Severity.WARNING
        yield TooNew(
            version=flask.version,
            werkzeug=werkzeug.version,
            command=install(target, packages, "werkzeug<3"),
            about=frozenset({"flask", "werkzeug"}),
            severity=severity,
        )
