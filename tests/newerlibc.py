"""A newer glibc than this machine's, in a mount namespace: the real one of the next Debian."""

from __future__ import annotations

import functools
import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import Optional

import namespaces
import patients

SUITE, VERSION = "trixie", (2, 41)
LIBRARIES = "usr/lib/x86_64-linux-gnu"
# $1 holds the newer libraries; they take the place of the machine's all at once.
OVER = f'mount -t overlay none -o "lowerdir=$1:/{LIBRARIES}" "/{LIBRARIES}" && shift && exec "$@"'


def wrapper() -> list[str]:
    """Return the command after which everything is started with the newer glibc. RuntimeError: it cannot be had."""
    return ["unshare", "--mount", "sh", "-c", OVER, "sh", str(_libraries() / LIBRARIES)]


@functools.cache
def why_not() -> Optional[str]:
    """Return why it cannot be had here, or None."""
    if not (shutil.which("apt-get") and Path("/", LIBRARIES, "ld-linux-x86-64.so.2").exists()):
        return "a newer glibc is taken from Debian, for x86-64"
    if os.geteuid() != 0 or _codename() == SUITE:
        return "only root can, and only on an older Debian, put a newer glibc in its place"
    try:
        return namespaces.why_not(*wrapper()) or _too_old()
    except RuntimeError as error:
        return str(error)


def _too_old() -> Optional[str]:
    code = "import platform; print(platform.libc_ver()[1])"
    done = subprocess.run([*wrapper(), "python3", "-c", code], capture_output=True, text=True, check=False)
    number = tuple(int(part) for part in done.stdout.strip().split(".") if part.isdigit())
    return None if number >= VERSION else f"glibc is still {done.stdout.strip() or done.stderr.strip()}"


def _libraries() -> Path:
    """Return the unpacked package of the newer glibc, downloaded on first use."""
    place = patients.cache() / f"glibc-{SUITE}"
    with patients.locked(place.name):
        if not place.exists():
            half = place.with_name(f"{place.name}.{os.getpid()}")
            try:
                _download(half)
                half.rename(place)
            finally:
                shutil.rmtree(half, ignore_errors=True)
    return place


def _download(place: Path) -> None:
    """Let apt fetch and verify it, from where this machine's packages come from, with lists of its own."""
    for folder in ("lists/partial", "archives/partial"):
        (place / "apt" / folder).mkdir(parents=True)
    sources = place / "apt/sources.list"
    sources.write_text(_sources())
    options = [
        f"Dir::Etc::sourcelist={sources}", "Dir::Etc::sourceparts=/dev/null", f"Dir::State::lists={place}/apt/lists",
        f"Dir::Cache::archives={place}/apt/archives", "Dir::Cache::pkgcache=", "Dir::Cache::srcpkgcache=",
        "APT::Sandbox::User=root",
    ]  # fmt: skip
    apt = ["apt-get", *(f"-o{option}" for option in options)]
    for words in (["update"], ["download", f"libc6/{SUITE}"]):
        done = subprocess.run(
            [*apt, *words], capture_output=True, text=True, cwd=place, check=False, timeout=300
        )
        if done.returncode:
            raise RuntimeError(f"apt-get {words[0]}: {done.stderr.strip()[-200:]}")
    [package] = place.glob("libc6_*.deb")
    subprocess.run(["dpkg-deb", "-x", str(package), str(place)], check=True)
    package.unlink()
    shutil.rmtree(place / "apt")


def _sources() -> str:
    """Return where packages come from, for the newer release."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for uri in dict.fromkeys(done.stdout.split()):
        if uri.rstrip("/").endswith("/debian"):
            return f"deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {uri} {SUITE} main\n"
    raise RuntimeError("apt knows no archive of Debian")


def _codename() -> str:
    return platform.freedesktop_os_release().get("VERSION_CODENAME", "")
