"""DOC002: a plug-in could not be used."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Troubles


class PluginFailed(Evidence, frozen=True):
    name: str
    problem: str
    error: str
    traceback: str


@check(
    "DOC002",
    Severity.WARNING,
    title=_("the plug-in {name} was left out: {problem}"),
    why=_("""A fault of the plug-in, not of your deployment. Its checks and profiles take no part in this examination;
        everything else does."""),
    how=_("""While it was loaded from the entry points of the installed packages it raised, took too long, or brought
        checks or profiles that are not valid."""),
    advice=_("""Upgrade the package that brings it, or take that package out of the environment of the doctor; its
        author finds what a plug-in must be in docs/how-to-write-a-plugin.md."""),
    source="docs/how-to-write-a-plugin.md",
)
def plugin_failed(troubles: Troubles) -> Found[PluginFailed]:
    for trouble in troubles.found:
        if trouble.kind == "plugin":
            problem = trouble.error.splitlines()[0] if trouble.error.strip() else "?"
            yield PluginFailed(name=trouble.name, problem=problem, error=trouble.error, traceback=trouble.traceback)
