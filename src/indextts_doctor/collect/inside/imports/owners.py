"""Which distribution a file or a module of the deployment's belongs to, by the metadata beside it."""

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Optional

from indextts_doctor.formats.reading import read_regular

RECORD_MAX = 8 * 2**20  # bytes of a RECORD that are searched
MOST = 40  # names that are returned

_SITE = re.compile(r"^(?P<site>.*/(?:site|dist)-packages)/(?P<inner>.+)$")
_METADATA = re.compile(r"^(?P<name>.+?)-[^-]+(?:-py[\d.]+)?\.(?:dist|egg)-info$")
_MODULE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


class Owners:
    """Looks up names in folders like site-packages; reads as little as it can, and nothing twice."""

    def __init__(self, sites: Iterable[str]) -> None:
        self._sites = list(dict.fromkeys(sites))
        self._folders: dict[str, list[Path]] = {}
        self._found: dict[str, Optional[str]] = {}

    def of(self, things: Iterable[str]) -> tuple[str, ...]:
        """The canonical names behind file names and dotted module names, in their order, each once.

        A module of no known distribution counts by its own name; a file outside such folders is ignored.
        """
        names: dict[str, None] = {}
        for thing in things:
            name = self._of_file(thing) if "/" in thing else self._of_module(thing)
            if name:
                names[name] = None
        return tuple(names)[:MOST]

    def _of_file(self, file: str) -> Optional[str]:
        match = _SITE.match(file)
        if not match:
            return None
        inner = match["inner"]
        return self._lookup(inner.split("/", 1)[0].split(".", 1)[0], [match["site"]], inner)

    def _of_module(self, module: str) -> Optional[str]:
        if not _MODULE.fullmatch(module):
            return None
        top = module.split(".", 1)[0]
        return self._lookup(top, self._sites, module.replace(".", "/"))

    def _lookup(self, top: str, sites: list[str], inner: str) -> str:
        """``inner`` is the path below the folder: it decides where several distributions share ``top``."""
        name = canonical(top)
        folders = [folder for site in sites for folder in self._metadata(site)]
        if any(_name(folder) == name for folder in folders):
            return name
        key = f"{top}|{inner}"
        if key not in self._found:
            self._found[key] = _search(folders, top, inner)
        return self._found[key] or name

    def _metadata(self, site: str) -> list[Path]:
        if site not in self._folders:
            entries: list[Path] = []
            with contextlib.suppress(OSError, ValueError):  # a null byte in the result of a probe
                entries = sorted(entry for entry in Path(site).iterdir() if _METADATA.match(entry.name))
            self._folders[site] = entries
        return self._folders[site]


def canonical(name: str) -> str:
    """The name as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", name).lower().strip("-")


def _name(folder: Path) -> str:
    match = _METADATA.match(folder.name)
    return canonical(match["name"]) if match else ""


def _search(folders: list[Path], top: str, inner: str) -> Optional[str]:
    sharing = [folder for folder in folders if top in _read(folder / "top_level.txt").split()]
    if len(sharing) == 1:
        return _name(sharing[0])
    for folder in sharing or folders:
        record = "\n" + _read(folder / "RECORD")
        if f"\n{inner}," in record or f"\n{inner}/" in record or f"\n{inner}.py," in record:
            return _name(folder)
    return _name(sharing[0]) if sharing else None


def _read(file: Path) -> str:
    try:
        return read_regular(file, RECORD_MAX).decode("utf-8", "replace")
    except OSError:
        return ""
