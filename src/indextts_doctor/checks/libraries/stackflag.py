"""How a library is had that asks for no executable stack. Pure."""

from __future__ import annotations

from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import INSTALLS_ON, installs
from indextts_doctor.facts import Interpreter, Packages, Target
from indextts_doctor.i18n.text import Text

UNMARKED = "onnxruntime>=1.17.3"


def unmarked(package: str, interpreter: Interpreter, target: Target, packages: Packages) -> Text:
    """Return how a release without the mark is installed, where one is known."""
    if package != "onnxruntime":
        return Text(
            en=f"Install a release of {package} without the mark.", zh=f"换用不带该标记的 {package} 版本。"
        )
    if not installs(UNMARKED, interpreter.version):
        python = INSTALLS_ON[UNMARKED]
        return Text(
            en=f"The releases without the mark, {UNMARKED}, want Python {python}: make the environment anew with one.",
            zh=f"不带该标记的版本（{UNMARKED}）要求 Python {python}：请用这样的 Python 重建环境。",
        )
    command = install(target, packages, UNMARKED)
    return Text(
        en=f"Install a release without the mark: `{command}`", zh=f"换用不带该标记的版本：`{command}`"
    )
