"""How to install a library that does not request an executable stack. Pure."""

from typing import Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text, _
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import INSTALLS_ON, installs
from indextts_doctor.facts import Interpreter, Packages, Target


class ExecutableStack(Evidence, frozen=True, kw_only=True):
    """A package with a library that requests an executable stack."""

    package: str
    version: Maybe[str] = UNSET
    file: Maybe[str] = UNSET
    libc: Maybe[str] = UNSET
    module: Maybe[str] = UNSET
    selinux: Maybe[Union[Text, str]] = UNSET
    fix: Text


UNMARKED = "onnxruntime>=1.17.3"
REMEDY = _("Install a release without the flag; for onnxruntime, this is 1.17.3 or newer.")


def unmarked(package: str, interpreter: Interpreter, target: Target, packages: Packages) -> Text:
    """How to install a release without the flag, with the command if the release is known."""
    if package != "onnxruntime":
        return _("Install a release of {package} without the flag.").filled(package=package)
    if not installs(UNMARKED, interpreter.version):
        python = INSTALLS_ON[UNMARKED]
        return _("""Releases without the flag ({release}) require Python {python}: rebuild the environment with such a
            Python.""").filled(release=UNMARKED, python=python)
    command = install(target, packages, UNMARKED)
    return _("Install a release without the flag: `{command}`").filled(command=command)
