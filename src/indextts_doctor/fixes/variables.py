"""Steps that set or remove an environment variable where the deployment reads it. Pure."""

from typing import Optional, Union

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.fixes import Advice, Assign, Steps, Text, _


def assigned(files: SettingsFiles, name: str, value: str) -> Union[Assign, Advice]:
    """The step that sets a variable: in .env, or in a drop-in of the only unit if that sets it or .env does not exist."""
    unit = files.units[0] if len(files.units) == 1 else None
    if unit is not None and (name in unit.variables or not files.env_exists):
        return Assign(unit.drop_in, "systemd", name, value)
    if files.env_exists:
        return Assign(files.env, "env", name, value)
    return Advice(_nowhere(files, f"export {name}={quoted(value)}"))


def _nowhere(files: SettingsFiles, line: str) -> Text:
    if files.units:
        names = ", ".join(one.name for one in files.units)
        return _("several services use this folder ({names}): set the variable in the right one: `{line}`").filled(
            names=names, line=line
        )
    return _(
        "no .env or systemd service sets this deployment's variables: add `{line}` where the service is started"
    ).filled(line=line)


def without_folder(files: SettingsFiles, folder: Optional[str]) -> Steps:
    """The step that removes a folder from LD_LIBRARY_PATH, if a file sets it."""
    name = "LD_LIBRARY_PATH"
    unit = files.units[0] if len(files.units) == 1 else None
    value = (unit.variables.get(name) if unit is not None else None) or files.variables.get(name)
    if folder is None or value is None or "$" in value:
        yield Advice(_("no file that the doctor can edit sets {name}: start the service without it").filled(name=name))
        return
    kept = [part for part in value.split(":") if part and part.rstrip("/") != folder.rstrip("/")]
    step = assigned(files, name, ":".join(kept))
    if ":".join(kept) == value or (not kept and isinstance(step, Assign) and step.style == "systemd"):
        yield Advice(_("remove {folder} from {name} where the service is started").filled(folder=folder, name=name))
        return
    yield step
