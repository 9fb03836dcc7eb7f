"""The evidence that checks of the port share. Pure."""

from typing import Optional

from indextts_doctor.checks import UNSET, Evidence, Maybe


class OnPort(Evidence, frozen=True, kw_only=True):
    """What keeps the service from its port."""

    port: int
    start: Maybe[int] = UNSET
    pid: Maybe[int] = UNSET
    program: Maybe[str] = UNSET
    command: Maybe[str] = UNSET
    user: Maybe[str] = UNSET
    error: Maybe[Optional[str]] = UNSET
    address: Maybe[str] = UNSET
    family: Maybe[str] = UNSET
