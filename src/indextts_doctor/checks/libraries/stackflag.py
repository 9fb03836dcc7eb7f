"""How a library is had that asks for no executable stack. Pure."""

from typing import Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text, _
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import INSTALLS_ON, installs
from indextts_doctor.facts import Interpreter, Packages, Target


class ExecutableStack(Evidence, frozen=True, kw_only=True):
    """A package with a library that asks for an executable stack."""

    package: str
    version: Maybe[str] = UNSET
    file: Maybe[str] = UNSET
    libc: Maybe[str] = UNSET
    module: Maybe[str] = UNSET
    selinux: Maybe[Union[Text, str]] = UNSET
    cure: Text


UNMARKED = "onnxruntime>=1.17.3"


def unmarked(package: str, interpreter: Interpreter, target: Target, packages: Packages) -> Text:
    """Return how a release without the mark is installed, where one is known."""
    if package != "onnxruntime":
        return _("Install a release of {package} without the mark.").filled(package=package)
    if not installs(UNMARKED, interpreter.version):
        python = INSTALLS_ON[UNMARKED]
        return _("""The releases without the mark, {release}, want Python
            {python}: make the environment anew with one.""").filled(release=UNMARKED, python=python)
    command = install(target, packages, UNMARKED)
    return _("Install a release without the mark: `{command}`").filled(command=command)
