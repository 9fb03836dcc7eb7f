"""Parts of faults of native libraries: a package that brings a library which this machine cannot load."""

from __future__ import annotations

import base64
import ctypes.util
import hashlib
import platform
import tempfile
from pathlib import Path
from typing import Optional

import elf_files
import namespaces
from catalogue import Deployment

LOAD = "import ctypes, os\nctypes.CDLL(os.path.join(os.path.dirname(__file__), 'lib', 'libtorchaudio.so'))\n"


def no_compiler() -> Optional[str]:
    """Return why nothing can be compiled here, or None."""
    if platform.system() != "Linux":
        return "ELF files are Linux's"
    return None if elf_files.COMPILER else "no C compiler on this machine"


def hide_sndfile(deployment: Deployment) -> None:
    """Let the doctor look at a machine without libsndfile."""
    if ctypes.util.find_library("sndfile"):
        deployment.wrapper = namespaces.without_library("libsndfile")


def why_sndfile_is_not_hidden() -> Optional[str]:
    """Return why libsndfile cannot be missing here, or None."""
    hidden = not ctypes.util.find_library("sndfile")
    return no_compiler() if hidden else namespaces.why_not(*namespaces.without_library("libsndfile"))


def workshop(deployment: Deployment) -> Path:
    """Return a folder outside of the deployment that lasts as long as the check."""
    return Path(deployment.stack.enter_context(tempfile.TemporaryDirectory(prefix="native-")))


def bring(deployment: Deployment, library: Path) -> None:
    """Let torchaudio bring ``library`` and load it when it is imported, recorded as if it had been installed so."""
    site = deployment.site_packages
    own = site / "torchaudio/lib/libtorchaudio.so"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(library.read_bytes())
    record(deployment, "torchaudio", own)
    appended(deployment, "torchaudio", LOAD)


def appended(deployment: Deployment, package: str, code: str) -> None:
    """Let a package run ``code`` at the end of its import, recorded as if it had been installed so."""
    init = deployment.edit(deployment.site_packages / package / "__init__.py")
    init.write_text(init.read_text(encoding="utf-8") + code, encoding="utf-8")
    record(deployment, package, init)


def unlinked(deployment: Deployment, package: str, path: str) -> None:
    """Let ``package`` bring, at ``path``, an extension module that was linked without what it calls."""
    [found] = deployment.site_packages.glob(path)
    code = "int absent_from_every_library(void); int PyInit(void) { return absent_from_every_library(); }"
    built = elf_files.library(workshop(deployment) / found.name, code)
    deployment.remove(found)
    found.write_bytes(built.read_bytes())
    record(deployment, package, found)


def record(deployment: Deployment, package: str, *paths: Path) -> None:
    """Let RECORD say of the files what they are now: they were installed so."""
    site = deployment.site_packages
    [info] = site.glob(f"{package}-*.dist-info")
    text = deployment.edit(info / "RECORD")
    added = [_line(site, path) for path in paths]
    names = tuple(line.partition(",")[0] + "," for line in added)
    kept = [line for line in text.read_text(encoding="utf-8").splitlines() if not line.startswith(names)]
    text.write_text("\n".join([*kept, *added, ""]), encoding="utf-8")


def _line(site: Path, path: Path) -> str:
    data = path.read_bytes()
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path.relative_to(site).as_posix()},sha256={digest},{len(data)}"
