"""The deployment for planning and applying, and how they start programs."""

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Mapping, Sequence
from typing import Optional

from indextts_doctor import supervise
from indextts_doctor.facts import Facts
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.target.context import Context
from indextts_doctor.target.rights import SEARCH, may

INSTALLER_SECONDS = 3600.0  # torch on a slow line
SHOWN = 200_000  # characters of an installer's output
LEFT_OUT = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "CONDA_PREFIX", "LD_LIBRARY_PATH", "LD_PRELOAD")


@dataclasses.dataclass(frozen=True)
class World:
    """The deployment as it was examined. Paths are absolute; nothing is redacted."""

    context: Context
    facts: Facts
    held: tuple[int, ...] = ()  # descriptors of locks, which every program inherits

    @property
    def directory(self) -> str:
        """The deployment's folder."""
        return self.context.target.directory

    @property
    def prefix(self) -> str:
        """The environment's folder; "" where it is not known."""
        return self.context.environment.prefix or ""

    @property
    def is_virtual(self) -> bool:
        """Whether the environment is virtual, so that only the deployment uses it."""
        return bool(self.context.environment.pyvenv)

    @property
    def roots(self) -> tuple[str, ...]:
        """The real paths of what belongs to the deployment."""
        own = [self.directory, self.context.target.model_dir or "", self.prefix if self.is_virtual else ""]
        return tuple(dict.fromkeys(os.path.realpath(place) for place in own if place))

    def owns(self, path: str) -> bool:
        """Whether a path, links followed, is in the deployment."""
        real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        return any(real == root or real.startswith(f"{root.rstrip('/')}/") for root in self.roots)

    def start(self, argv: Sequence[str], *, more: Optional[Mapping[str, str]] = None) -> supervise.Outcome:
        """Run a program of the machine's (not of the deployment's) to its end."""
        return start_program(argv, more=more, held=self.held)


def start_program(
    argv: Sequence[str], *, more: Optional[Mapping[str, str]] = None, held: Sequence[int] = ()
) -> supervise.Outcome:
    """Run a program; it inherits the descriptors ``held``, and with them the locks."""
    variables = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return supervise.run(
        argv,
        source=b"",
        cwd="/",
        variables={**variables, "LC_ALL": "C.UTF-8", **(more or {})},
        seconds=INSTALLER_SECONDS,
        held=held,
        shown=SHOWN,
    )


def checked(outcome: supervise.Outcome, what: str) -> supervise.Outcome:
    """The outcome of a successful program. Raises StepFailed with its last output otherwise."""
    if outcome.exit_code == 0:
        return outcome
    output = (outcome.stderr.strip() or outcome.stdout.strip() or outcome.text).strip()
    last = " ".join(output.splitlines()[-6:])[-600:]
    code = _("exit code {code}").filled(code=outcome.exit_code)
    how = code if outcome.exit_code is not None else outcome.signal or outcome.kind
    raise StepFailed(_("{what}: {how}").filled(what=what, how=last or how))


def find_uv() -> Optional[str]:
    """The path of uv: the doctor requires it, so its own comes first; else the one on the PATH."""
    with contextlib.suppress(ImportError, OSError):  # where the doctor was installed without what it requires
        from uv import find_uv_bin

        own = find_uv_bin()
        if may(own, SEARCH):
            return own
    return shutil.which("uv")
