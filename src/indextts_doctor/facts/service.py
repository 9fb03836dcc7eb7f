"""Facts about the running service and its port."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Record, fact

Family = Literal["IPv4", "IPv6"]


class Listener(Record, frozen=True):
    """A process that listens on the port."""

    address: str
    family: Family
    pid: Optional[int]  # None: belongs to someone that this user cannot see
    command: str = ""
    user: str = ""
    is_service: bool = False  # it is the deployment itself


@fact("port")
class Port(Record, frozen=True):
    """The port that the deployment wants."""

    number: int
    listeners: tuple[Listener, ...] = ()
    bind_error: Optional[str] = None  # errno name of an attempt to bind on loopback, e.g. "EADDRINUSE"
    privileged: bool = False  # below ``unprivileged_from`` and the service's user is not root
    container: bool = False
    user: str = ""  # the service's
    unprivileged_from: int = 1024  # net.ipv4.ip_unprivileged_port_start
    free: Optional[int] = None  # the next one that is free and the user may bind; None: not needed, or none

    @classmethod
    def healthy(cls) -> Port:
        return cls(number=5000)

    @property
    def served(self) -> bool:
        """Whether the deployment itself listens."""
        return any(listener.is_service for listener in self.listeners)


@fact("service")
class Service(Record, frozen=True):
    """The deployment's running process."""

    pid: int
    executable: str
    command: tuple[str, ...]
    directory: Optional[str]  # its working folder
    user: str
    environment: dict[str, str] = {}  # only the variables that matter; {} also when it cannot be read
    threads: int = 0
    same_interpreter: bool = True  # as the examined one: same prefix
    prefix: Optional[str] = None
    proxies: tuple[str, ...] = ()  # names of the variables that name a proxy

    @classmethod
    def healthy(cls) -> Service:
        return cls(
            pid=4711,
            executable="/srv/tts/.venv/bin/python",
            command=("/srv/tts/.venv/bin/python", "app.py"),
            directory="/srv/tts",
            user="tts",
            prefix="/srv/tts/.venv",
        )
