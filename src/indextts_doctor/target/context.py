"""What is known of a target before anything is collected."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Optional

from indextts_doctor.facts import Environment, Profile, Service, Target


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
    logs_from: str = "option"  # or "configuration"
