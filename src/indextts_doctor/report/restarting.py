"""The commands that apply a change to the service, which is never restarted automatically. Pure."""

from collections.abc import Iterable
from pathlib import Path
from typing import Optional

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.fixes.steps import Assign
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.plan import Planned

RUN = _("The service was not restarted. To apply the change, run: {commands}")
RESTART = _("Restart the service to apply the change.")


def commands(steps: Iterable[Planned], files: Optional[SettingsFiles] = None, *, running: bool = False) -> list[str]:
    """The commands, as root types them; none where no unit of systemd is known.

    ``files`` shows whose unit reads .env; ``running``: the service runs, so that any change needs a restart.
    """
    written = _written(steps)
    drop_ins = [step for step in written if step.style == "systemd"]
    units = [Path(step.path).parent.name[: -len(".d")] for step in drop_ins]
    if (running or len(written) > len(drop_ins)) and files is not None and len(files.units) == 1:
        units.append(files.units[0].name)
    reload = ["systemctl daemon-reload"] if drop_ins else []
    return reload + [f"systemctl restart {quoted(name)}" for name in dict.fromkeys(units)]


def note(steps: Iterable[Planned], files: Optional[SettingsFiles] = None, *, running: bool = False, lang: str) -> str:
    """The note about the restart; "" where none is needed."""
    planned = tuple(steps)
    found = commands(planned, files, running=running)
    if found:
        return RUN.fill({"commands": " ".join(f"`{one}`" for one in found)}, lang)
    return RESTART.of(lang) if running or _written(planned) else ""


def _written(steps: Iterable[Planned]) -> list[Assign]:
    """The settings of the service that were written; indextts-doctor.toml is the doctor's own."""
    return [one.step for one in steps if isinstance(one.step, Assign) and one.step.style != "toml"]
