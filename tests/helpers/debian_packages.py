"""Packages of Debian, fetched and verified by apt with lists of its own, and unpacked into a folder: nothing is installed."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"


def why_not() -> Optional[str]:
    """Return why this machine has none of it, or None."""
    if not (shutil.which("apt-get") and Path(KEYS).exists()):
        return "it is made of Debian's packages, and this is no Debian"
    return None if os.geteuid() == 0 else "only root can put files of another system in their place"


def fetch(place: Path, suite: str, packages: Sequence[str], sources: Sequence[str] = ()) -> None:
    """Unpack binary packages below ``place``, and put the archives of source packages into it. RuntimeError: it failed."""
    own = place / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (own / folder).mkdir(parents=True)
    (own / "sources.list").write_text(_lines(suite), encoding="utf-8")
    _apt(own, place, "update")
    if packages:
        _apt(own, place, "download", *(f"{name}/{suite}" for name in packages))
    if sources:
        _apt(own, place, "source", "--download-only", *sources)
    for package in place.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(package), str(place)], check=True)
        package.unlink()
    shutil.rmtree(own)


def codename() -> str:
    """Return the name of this machine's release."""
    return platform.freedesktop_os_release().get("VERSION_CODENAME", "")


def _apt(own: Path, place: Path, *words: str) -> None:
    options = [
        f"Dir::Etc::sourcelist={own}/sources.list", "Dir::Etc::sourceparts=/dev/null", f"Dir::State::lists={own}/lists",
        f"Dir::Cache::archives={own}/archives", "Dir::Cache::pkgcache=", "Dir::Cache::srcpkgcache=",
        "APT::Sandbox::User=root",
    ]  # fmt: skip
    command = ["apt-get", *(f"-o{option}" for option in options), *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=place, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"apt-get {words[0]}: {done.stderr.strip()[-200:]}")


def _lines(suite: str) -> str:
    """Return where this machine's packages come from, for that release."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for uri in dict.fromkeys(done.stdout.split()):
        if uri.rstrip("/").endswith("/debian"):
            return "".join(f"{kind} [signed-by={KEYS}] {uri} {suite} main\n" for kind in ("deb", "deb-src"))
    raise RuntimeError("apt knows no archive of Debian")
