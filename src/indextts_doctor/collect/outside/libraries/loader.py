"""Where the dynamic loader would find a library, as far as files show.

The cache of ldconfig has a format of its own; as other tools do, its sources are read instead: ld.so.conf and
the default folders. What is found in one folder too many costs nothing, since a check reports only where a
library is nowhere at all.
"""

# Folder names are compared as the loader writes them; a Path would tidy them:
# ruff: noqa: PTH118, PTH120, PTH207, PTH208

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Optional

from indextts_doctor.formats.elf import Elf, read
from indextts_doctor.formats.reading import read_regular

TRIPLETS = {
    "x86_64": "x86_64-linux-gnu",
    "aarch64": "aarch64-linux-gnu",
    "armv7l": "arm-linux-gnueabihf",
    "i686": "i386-linux-gnu",
    "ppc64le": "powerpc64le-linux-gnu",
    "s390x": "s390x-linux-gnu",
    "riscv64": "riscv64-linux-gnu",
}
_DEFAULT = ("/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib")
_MAX_CONF = 100  # files that ld.so.conf may include
_MAX_BYTES = 64 * 1024


class Loader:
    """Answers for one machine and one set of environment variables."""

    def __init__(self, variables: Mapping[str, str], machine: str, own: Iterable[str] = (), root: str = "/") -> None:
        """``own`` are the interpreter's library folders; ``root`` is for tests."""
        self.machine = machine
        self.first = library_path(variables)
        self.own = tuple(own)
        self.system = tuple(system_folders(machine, root))
        self._listings: dict[str, frozenset[str]] = {}

    def find(self, name: str, elf: Optional[Elf] = None, path: str = "") -> Optional[str]:
        """The file that ``name`` resolves to for the file ``elf`` at ``path``, or None."""
        for folder in self._folders(elf, os.path.dirname(path)):
            if name in self._listing(folder):
                found = os.path.join(folder, name)
                if folder not in self.first or self._fits(found):
                    return found
        return None

    def _folders(self, elf: Optional[Elf], origin: str) -> Iterator[str]:
        if elf is not None and not elf.runpath:
            yield from expand(elf.rpath, origin)
        yield from self.first
        if elf is not None:
            yield from expand(elf.runpath, origin)
        yield from self.own
        yield from self.system

    def _listing(self, folder: str) -> frozenset[str]:
        if folder not in self._listings:
            try:
                self._listings[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._listings[folder] = frozenset()
        return self._listings[folder]

    def _fits(self, path: str) -> bool:
        """Whether the loader would stop here: it passes over files of another architecture, and no others."""
        try:
            return read(path).machine in ("", self.machine)
        except OSError:
            return False


def library_path(variables: Mapping[str, str]) -> tuple[str, ...]:
    """The folders of LD_LIBRARY_PATH; an empty one would be the current folder and is left out."""
    value = variables.get("LD_LIBRARY_PATH", "")
    return tuple(folder for folder in value.replace(";", ":").split(":") if folder)


def expand(folders: Iterable[str], origin: str) -> Iterator[str]:
    """Replace $ORIGIN, and $LIB by each of its possible values."""
    for folder in folders:
        at = folder.replace("${ORIGIN}", origin).replace("$ORIGIN", origin)
        if "$LIB" in at or "${LIB}" in at:
            for lib in ("lib64", "lib"):
                yield os.path.normpath(at.replace("${LIB}", lib).replace("$LIB", lib))
        else:
            yield os.path.normpath(at)


def system_folders(machine: str, root: str = "/") -> Iterator[str]:
    """Yield the folders that ldconfig or musl's loader would look at on this machine."""
    triplet = TRIPLETS.get(machine, f"{machine}-linux-gnu")
    yield from (_under(root, folder) for folder in configured(_under(root, "/etc/ld.so.conf")))
    for conf in glob.glob(_under(root, "/etc/ld-musl-*.path")):
        yield from (_under(root, folder) for folder in _text(conf).replace(":", "\n").split())
    for base in ("/lib", "/usr/lib", "/usr/local/lib"):
        yield _under(root, f"{base}/{triplet}")
    yield from (_under(root, folder) for folder in _DEFAULT)


def configured(conf: str) -> list[str]:
    """The folders named in ``conf`` and in what it includes."""
    folders: list[str] = []
    todo = [conf]
    seen: set[str] = set()
    while todo and len(seen) < _MAX_CONF:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        for line in _text(path).splitlines():
            words = line.partition("#")[0].split()
            if words[:1] == ["include"]:
                for pattern in words[1:]:
                    todo.extend(sorted(glob.glob(os.path.join(os.path.dirname(path), pattern))))
            elif words[:1] != ["hwcap"]:
                folders.extend(word for item in words for word in item.split(":") if word.startswith("/"))
    return folders


def _under(root: str, path: str) -> str:
    return path if root == "/" else os.path.join(root, path.lstrip("/"))


def _text(path: str) -> str:
    try:
        return read_regular(path, _MAX_BYTES).decode("utf-8", "replace").replace("\0", "")
    except OSError:
        return ""
