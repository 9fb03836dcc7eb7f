"""What is known of a target before anything is collected."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Optional

from indextts_doctor.config.configuration import SpeechRequest
from indextts_doctor.facts import Environment, LogOrigin, Profile, Service, Target


@dataclasses.dataclass(frozen=True)
class Context:
    """What is known before anything is observed."""

    target: Target
    profile: Profile
    environment: Environment
    variables: Mapping[str, str]  # environment variables as the service has them
    variables_from: str  # "service process 4711" or "this shell"
    service: Optional[Service] = None
    seconds: float = 120.0  # time limit of one probe
    logs: tuple[str, ...] = ()  # that the user names; "-" is standard input
    logs_from: LogOrigin = "option"  # or "configuration"
    speech: SpeechRequest = SpeechRequest()

    @property
    def directory(self) -> Path:
        """The deployment's folder."""
        return Path(self.target.directory)

    @property
    def model_dir(self) -> Optional[Path]:
        """The folder with the weights, when the deployment has one."""
        return Path(self.target.model_dir) if self.target.model_dir else None
