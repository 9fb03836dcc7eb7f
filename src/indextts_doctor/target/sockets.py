"""Who listens on a port, by the kernel's own tables: the socket first, then the process that holds it."""

import contextlib
import dataclasses
import ipaddress
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import Family
from indextts_doctor.target import processes, procfiles

_LISTEN = "0A"
_TABLES: tuple[tuple[str, Family], ...] = (("tcp", "IPv4"), ("tcp6", "IPv6"))
_LIMIT = 8 * 2**20  # bytes of a table


@dataclasses.dataclass(frozen=True)
class Socket:
    """A listening socket. ``uid`` is of who opened it, which anyone may know."""

    address: str
    family: Family
    inode: str
    uid: int


def listening(root: Path, port: int) -> tuple[Socket, ...]:
    """The sockets that listen on ``port``, IPv4 first."""
    found = []
    for name, family in _TABLES:
        content = procfiles.text(root / "proc/net" / name, _LIMIT) or ""
        found += [socket for number, socket in parse(content, family) if number == port]
    return tuple(found)


def ports(root: Path) -> frozenset[int]:
    """Every port with a listener."""
    tables = ((procfiles.text(root / "proc/net" / name, _LIMIT) or "", family) for name, family in _TABLES)
    return frozenset(number for content, family in tables for number, _ in parse(content, family))


def parse(content: str, family: Family) -> Iterator[tuple[int, Socket]]:
    """Parse /proc/net/tcp or tcp6 into port and socket, those in state LISTEN only."""
    for line in content.splitlines()[1:]:
        words = line.split()
        if len(words) < 10 or words[3] != _LISTEN:
            continue
        address, _, port = words[1].rpartition(":")
        number = procfiles.integer(port, 16)
        with contextlib.suppress(ValueError, struct.error):  # a line that is none
            found = Socket(_address(address), family, words[9], procfiles.integer(words[7]) or 0)
            yield -1 if number is None else number, found


def _address(packed: str) -> str:
    """Turn the kernel's hexadecimal words, each in the machine's own byte order, into an address.

    Raises ValueError or struct.error for what is no address.
    """
    words = [int(packed[i : i + 8], 16) for i in range(0, min(len(packed), 40), 8)]
    address = ipaddress.ip_address(struct.pack(f"={len(words)}I", *words))
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def holders(root: Path, inodes: Iterable[str], likely: Iterable[str] = ()) -> dict[str, list[str]]:
    """Inode to the processes that hold it, as far as this user may see. ``likely`` are tried first."""
    open_ = {f"socket:[{inode}]": inode for inode in inodes}
    found: dict[str, list[str]] = {}
    tried = set()
    for pid in (*likely, *processes.numbered(root)):
        if pid in tried:
            continue
        tried.add(pid)
        for link in _links(root / "proc" / pid / "fd"):
            if link in open_ and pid not in found.setdefault(open_[link], []):
                found[open_[link]].append(pid)
    return found


def _links(folder: Path) -> Iterator[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are what is wanted
    except OSError:
        return  # another user's
    for name in names:
        link = _link(folder / name)
        if link is not None:
            yield link


def _link(path: Path) -> Optional[str]:
    try:
        return os.readlink(path)  # noqa: PTH115 - "socket:[1]" is no path
    except OSError:
        return None
