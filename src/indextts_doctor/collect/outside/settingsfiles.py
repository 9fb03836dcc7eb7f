"""The files in which the deployment keeps its settings: which are there, and what they set."""

import os
from pathlib import Path

from indextts_doctor.collect.registry import collector
from indextts_doctor.config.configuration import CONFIG_NAME
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.formats import envfile
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context
from indextts_doctor.target.settingsfiles import SYSTEM, content, owned, telling


@collector(SettingsFiles, label=_("settings files"))
def collect(context: Context, root: Path = SYSTEM) -> SettingsFiles:
    """Which of the files exist, and their values of the variables that matter."""
    directory = Path(context.target.directory)
    env, doctor = directory / ".env", directory / CONFIG_NAME
    text = content(env)
    return SettingsFiles(
        env=str(env),
        doctor=str(doctor),
        env_exists=text is not None,
        doctor_exists=content(doctor) is not None,
        in_pyproject="tool.indextts-doctor" in (content(directory / "pyproject.toml") or ""),
        variables=telling(envfile.variables(text or "")),
        units=tuple(owned(root, os.path.realpath(directory))),
    )
