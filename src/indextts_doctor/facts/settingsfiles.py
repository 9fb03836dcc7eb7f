"""Facts about the files in which a deployment keeps its settings."""

from __future__ import annotations

from indextts_doctor.facts.record import Record, fact


class Unit(Record, frozen=True):
    """A service of systemd that belongs to the deployment."""

    name: str  # e.g. "tts.service"
    drop_in: str  # path of the doctor's own drop-in, which need not be there
    variables: dict[str, str] = {}  # those that matter, as the unit and its drop-ins set them


@fact("settingsfiles")
class SettingsFiles(Record, frozen=True):
    """Where the deployment, and the doctor, read their settings."""

    env: str  # path of .env in the deployment's folder
    doctor: str  # path of indextts-doctor.toml
    env_exists: bool = False
    doctor_exists: bool = False
    in_pyproject: bool = False  # the settings of indextts-doctor are in pyproject.toml instead
    variables: dict[str, str] = {}  # those that matter, and ports, as .env sets them
    units: tuple[Unit, ...] = ()

    @classmethod
    def healthy(cls) -> SettingsFiles:
        return cls(env="/srv/tts/.env", doctor="/srv/tts/indextts-doctor.toml")
