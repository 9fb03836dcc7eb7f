"""The port of the deployment, and the process that holds it."""

import errno
import os
import socket
from pathlib import Path
from typing import Optional

from indextts_doctor.collect.outside.host import container
from indextts_doctor.collect.registry import Condition, collector
from indextts_doctor.facts import Listener, Port
from indextts_doctor.i18n.text import _
from indextts_doctor.target import processes, procfiles, service, sockets
from indextts_doctor.target.context import Context
from indextts_doctor.target.users import identity, user_name

SYSTEM = Path("/")
_COMMAND = 300  # characters
_LOOKED_AT = 1000  # ports, until none is free
_CAN_BIND = 10  # bit of CAP_NET_BIND_SERVICE


HAS_PORT = Condition(lambda context: context.target.port is not None, _("the profile sets no port"))


@collector(Port, label=_("port"), condition=HAS_PORT)
def collect(context: Context, root: Path = SYSTEM) -> Port:
    """Who listens on the target's port. Raises LookupError when neither target nor profile sets one."""
    number = context.target.port or context.profile.port
    if number is None:
        raise LookupError("no port is known")
    listeners = _listeners(context, number, root)
    start = procfiles.number(root / "proc/sys/net/ipv4/ip_unprivileged_port_start")
    start = 1024 if start is None else start
    user, privileged = _privileged(context, root, privileged=number < start)
    refused = None if listeners else bind_error(number)
    closed = bool(refused) or privileged or any(not one.is_service for one in listeners)
    return Port(
        number=number,
        listeners=listeners,
        bind_error=refused,
        privileged=privileged,
        container=container.detect(root, {**context.variables}) is not None,
        user=user,
        unprivileged_from=start,
        free=free(root, max(number + 1, start)) if closed else None,
    )


def free(root: Path, first: int) -> Optional[int]:
    """The first port from ``first`` on that is free and can be bound."""
    taken = sockets.ports(root)
    candidates = (number for number in range(first, min(first + _LOOKED_AT, 65536)) if number not in taken)
    return next((number for number in candidates if bind_error(number) is None), None)


def _listeners(context: Context, number: int, root: Path) -> tuple[Listener, ...]:
    if not (root / "proc/net/tcp").exists():
        return _elsewhere(context, number)
    found = sockets.listening(root, number)
    if not found:
        return ()
    likely = [str(context.service.pid)] if context.service else []
    held = sockets.holders(root, [one.inode for one in found], likely)
    return tuple(_listener(context, root, one, held.get(one.inode, [])) for one in found)


def _listener(context: Context, root: Path, one: sockets.Socket, pids: list[str]) -> Listener:
    if not pids:
        return Listener(one.address, one.family, None, user=user_name(one.uid))
    own = [pid for pid in pids if _is_service(context, root, pid)]
    pid = (own or pids)[0]
    return Listener(
        address=one.address,
        family=one.family,
        pid=int(pid),
        command=" ".join(service.command(root, pid))[:_COMMAND],
        user=service.owner(root, pid),
        is_service=bool(own),
    )


def _is_service(context: Context, root: Path, pid: str) -> bool:
    known = context.service is not None and context.service.pid == int(pid)
    return known or service.belongs(root, pid, os.path.realpath(context.target.directory))


def _elsewhere(context: Context, number: int) -> tuple[Listener, ...]:
    """Ask psutil on a system without /proc; what it may not see is not there."""
    import psutil

    try:
        connections = psutil.net_connections("tcp")
    except (psutil.AccessDenied, OSError):
        return ()
    mine = context.service.pid if context.service else None
    return tuple(
        Listener(
            address=getattr(one.laddr, "ip", ""),
            family="IPv6" if one.family == socket.AF_INET6 else "IPv4",
            pid=one.pid,
            is_service=one.pid is not None and one.pid == mine,
        )
        for one in connections
        if one.status == psutil.CONN_LISTEN and getattr(one.laddr, "port", None) == number
    )


def bind_error(number: int) -> Optional[str]:
    """Bind the port on loopback, without listening, as servers do it; return the errno's name if that fails.

    SO_REUSEADDR is set, so connections that are still closing are no obstacle, as they are none to a server.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", number))
        except OSError as error:
            return errno.errorcode.get(error.errno or 0, str(error.errno))
    return None


def _privileged(context: Context, root: Path, *, privileged: bool) -> tuple[str, bool]:
    """The user that the service runs as, and whether a low port is closed to it."""
    user = context.target.service_user
    if user is not None:
        return user, privileged and user.partition(":")[0] not in ("root", "0", "")
    who = identity()
    status = processes.status(procfiles.text(root / "proc/self/status") or "")
    allowed = (procfiles.integer(status.get("CapEff"), 16) or 0) >> _CAN_BIND & 1
    return who.name, privileged and not allowed and who.uid > 0
