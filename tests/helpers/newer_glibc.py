"""A newer glibc than this machine's, in a mount namespace: the real one of the next Debian."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path
from typing import Optional

import debian_packages
import deployments
import namespaces

SUITE, VERSION = "trixie", (2, 41)
LIBRARIES = "usr/lib/x86_64-linux-gnu"
# $1 holds the newer libraries; they take the place of the machine's all at once.
OVER = f'mount -t overlay none -o "lowerdir=$1:/{LIBRARIES}" "/{LIBRARIES}" && shift && exec "$@"'


def wrapper() -> list[str]:
    """Return the command after which everything is started with the newer glibc. RuntimeError: it cannot be had."""
    place = deployments.made(f"glibc-{SUITE}", lambda half: debian_packages.fetch(half, SUITE, ["libc6"]))
    return ["unshare", "--mount", "sh", "-c", OVER, "sh", str(place / LIBRARIES)]


@functools.cache
def why_not() -> Optional[str]:
    """Return why it cannot be had here, or None."""
    if not Path("/", LIBRARIES, "ld-linux-x86-64.so.2").exists():
        return "the newer glibc is one for x86-64"
    if reason := debian_packages.why_not():
        return reason
    if debian_packages.codename() == SUITE:
        return "this machine has that glibc itself"
    try:
        return namespaces.why_not(*wrapper()) or _too_old()
    except RuntimeError as error:
        return str(error)


def _too_old() -> Optional[str]:
    code = "import platform; print(platform.libc_ver()[1])"
    done = subprocess.run([*wrapper(), "python3", "-c", code], capture_output=True, text=True, check=False)
    number = tuple(int(part) for part in done.stdout.strip().split(".") if part.isdigit())
    return None if number >= VERSION else f"glibc is still {done.stdout.strip() or done.stderr.strip()}"
