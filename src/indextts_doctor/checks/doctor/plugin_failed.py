"""DOC002: a plug-in failed to load."""

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
    title=_("the plug-in {name} was not loaded: {problem}"),
    summary=_("a plug-in was not loaded"),
    why=_("""This is a fault of the plug-in, not of your deployment. Its checks and profiles are not used; everything
        else is."""),
    how=_("""Loading the plug-in from the entry points of the installed packages raised an exception, took too long, or
        yielded checks or profiles that are not valid."""),
    advice=_("""Upgrade the package that contains the plug-in, or remove that package from the environment of the
        doctor. docs/how-to-write-a-plugin.md contains the requirements for plug-ins."""),
    source="docs/how-to-write-a-plugin.md",
)
def plugin_failed(troubles: Troubles) -> Found[PluginFailed]:
    for trouble in troubles.found:
        if trouble.kind == "plugin":
            problem = trouble.error.splitlines()[0] if trouble.error.strip() else "?"
            yield PluginFailed(name=trouble.name, problem=problem, error=trouble.error, traceback=trouble.traceback)
