"""Commands that put another before them: run as an ordinary user, or without a network. Linux, mostly as root."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Optional

ORDINARY = 54321  # a user that no machine has
# $1 is a folder that others may not enter; the rest up to "--" lies below it and is shown to them all the same.
OPEN = """\
set -e
closed=$1; shift
hold=$(mktemp -d)
mount --bind "$closed" "$hold"
mount -t tmpfs -o mode=755 none "$closed"
while [ "$1" != -- ]; do
    mkdir -p "$closed/$1"; mount --bind "$hold/$1" "$closed/$1"; shift
done
umount -l "$hold"; rmdir "$hold"; shift
exec "$@"
"""
# $1 is the beginning of the names of libraries that nobody is to find; the rest is the command.
WITHOUT = """\
set -e
hidden=$1; shift
hold=$(mktemp -d)
mount -t tmpfs none "$hold"
for file in $(ldconfig -p | sed -n "s,.*=> \\(.*/$hidden[^/]*\\)$,\\1,p"); do
    folder=$(dirname "$(readlink -f "$file")")
    mkdir -p "$hold/upper$folder" "$hold/work$folder"
    mount -t overlay none -o "lowerdir=$folder,upperdir=$hold/upper$folder,workdir=$hold/work$folder" "$folder"
    rm -f "$folder/$hidden"*
done
ldconfig -C "$hold/cache" -X
mount --bind "$hold/cache" /etc/ld.so.cache
exec "$@"
"""
LOOPBACK = """\
import fcntl, os, socket, struct, sys
with socket.socket() as s:
    fcntl.ioctl(s, 0x8914, struct.pack("16sH14x", b"lo", 1 | 64))  # SIOCSIFFLAGS: up, running
os.execvp(sys.argv[1], sys.argv[1:])
"""


def ordinary_user() -> list[str]:
    """Return the command that drops root for a user without any rights of its own."""
    identity = f"--reuid={ORDINARY}", f"--regid={ORDINARY}", "--clear-groups"
    return ["setpriv", *identity, "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"]


def opened(paths: Iterable[Path]) -> list[str]:
    """Return the command that lets everybody enter ``paths``, in a mount namespace of its own.

    Interpreters often lie in a home folder that is closed to others. Empty when nothing is closed.
    """
    below: dict[Path, set[str]] = {}
    for path in paths:
        closed = _closed(path)
        if closed:
            below.setdefault(closed, set()).add(str(path.relative_to(closed)))
    command: list[str] = []
    for folder, names in below.items():
        command += ["unshare", "--mount", "sh", "-c", OPEN, "sh", str(folder), *sorted(names), "--"]
    return command


def no_network() -> list[str]:
    """Return the command that leaves nothing but loopback."""
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", "--net", *user, sys.executable, "-c", LOOPBACK]


def without_library(name: str) -> list[str]:
    """Return the command after which the system has no library whose file begins with ``name``."""
    return ["unshare", "--mount", "sh", "-c", WITHOUT, "sh", name]


@functools.cache
def why_not(*command: str) -> Optional[str]:
    """Return why ``command`` cannot be put before another here, or None."""
    if not command or shutil.which(command[0]) is None:
        return f"no {command[0] if command else 'command'} here"
    tried = subprocess.run([*command, "true"], capture_output=True, text=True, timeout=60, check=False)
    return f"{command[0]}: {tried.stderr.strip()}" if tried.returncode else None


def _closed(path: Path) -> Optional[Path]:
    """Return the topmost folder above ``path`` that others may not enter."""
    for folder in reversed(path.absolute().parents):
        if not folder.stat().st_mode & 0o001:
            return folder
    return None
