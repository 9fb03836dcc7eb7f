"""PY013: packages in the user's folder hide those of the environment."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter, Packages, Profile


class UserSiteLeaks(Evidence, frozen=True):
    package: str
    version: str
    folder: str
    hidden: str


@check(
    "PY013",
    Severity.WARNING,
    title=_("{package} {version} in {folder} hides {hidden} in the environment"),
    summary=_("a package in the user's folder hides the one in the environment"),
    why=_("""Packages from pip install --user take precedence over those of the environment, but only for that user. The
        same service can work under one account and fail under another."""),
    how=_("""The package is installed in the user's folder and in the environment, in different versions, and the user's
        folder is on sys.path."""),
    advice=_("Set PYTHONNOUSERSITE=1 in the service's environment. Python then ignores the user's folder."),
    explains=("IMP", "PKG"),
    source="Python's documentation of the module site; reproduced: numpy in the user's folder over another numpy",
)
def user_site_leaks(interpreter: Interpreter, packages: Packages, profile: Profile) -> Found[UserSiteLeaks]:
    folder = interpreter.user_site
    if folder is None:
        return
    for package, hidden in versions.hiding(packages, folder, versions.wanted(profile)):
        yield UserSiteLeaks(
            package=package.name,
            version=package.version,
            folder=folder,
            hidden=hidden.version,
            about=frozenset({package.name}),
        )
