"""Which shared objects belong to a distribution: by its RECORD, else by its folder."""

# ruff: noqa: PTH112, PTH113, PTH118, PTH207, PTH208

import dataclasses
import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Optional

from indextts_doctor.formats.reading import read_regular

MAX_PER_PACKAGE = 600
_MAX_RECORD = 16 * 2**20
_MAX_FOLDERS = 5000
_IN_RECORD = re.compile(r"^([^,\"\n]+\.so(?:\.[0-9][^,\n]*)?),", re.MULTILINE)
_IS_SHARED = re.compile(r"\.so(\.[0-9][^/]*)?$")
_SEPARATORS = re.compile(r"[-_.]+")


@dataclasses.dataclass(frozen=True)
class Found:
    """A file: full path, path below site-packages, canonical name of its distribution."""

    path: str
    name: str
    package: str


def shared_objects(sites: Iterable[str], modules: Mapping[str, str]) -> tuple[list[Found], tuple[str, ...]]:
    """The existing shared objects of the distributions, and the names of those that were cut short.

    ``modules`` maps canonical names of distributions to the module that replaces a missing RECORD.
    """
    found: list[Found] = []
    capped = []
    left = dict(modules)
    for site in sites:
        records = _records(site)
        for package in list(left):
            names = _names(site, records.get(package), left[package])
            if names is None:
                continue
            del left[package]  # the first of a name is the one that is imported
            some = [name for _, name in zip(range(MAX_PER_PACKAGE + 1), names)]
            if len(some) > MAX_PER_PACKAGE:
                capped.append(package)
            paths = ((name, os.path.join(site, name)) for name in some[:MAX_PER_PACKAGE])
            found.extend(Found(path, name, package) for name, path in paths if os.path.isfile(path))
    return found, tuple(capped)


def _records(site: str) -> dict[str, str]:
    """The RECORD file of every distribution in ``site``, by canonical name."""
    try:
        names = os.listdir(site)
    except OSError:
        return {}
    infos = (name for name in names if name.endswith(".dist-info"))
    return {canonical(name): os.path.join(site, name, "RECORD") for name in infos}


def canonical(metadata: str) -> str:
    """The canonical distribution name in the name of a .dist-info folder."""
    return _SEPARATORS.sub("-", metadata.split("-", maxsplit=1)[0]).lower()


def _names(site: str, record: Optional[str], module: str) -> Optional[Iterator[str]]:
    """The paths below ``site``, or None when the distribution is not there."""
    if record is not None:
        text = _text(record)
        if text:
            return in_record(text)
    folder = os.path.join(site, module)
    return _in_folder(site, folder) if os.path.isdir(folder) else None


def in_record(text: str) -> Iterator[str]:
    """Yield the shared objects that a RECORD names inside its own site-packages."""
    for match in _IN_RECORD.finditer(text):
        name = match[1]
        if not name.startswith("/") and ".." not in name.split("/"):
            yield name


def _in_folder(site: str, folder: str) -> Iterator[str]:
    for count, (where, _, names) in enumerate(os.walk(folder)):
        if count > _MAX_FOLDERS:
            return
        for name in names:
            if _IS_SHARED.search(name):
                yield os.path.relpath(os.path.join(where, name), site)


def every_openmp(sites: Iterable[str]) -> tuple[str, ...]:
    """The copies of libgomp in packages, relative to their site-packages."""
    found: list[str] = []
    for site in sites:
        for pattern in ("*.libs/libgomp*.so*", "*/lib/libgomp*.so*", "*/.libs/libgomp*.so*"):
            paths = glob.glob(os.path.join(glob.escape(site), pattern))
            found.extend(os.path.relpath(path, site) for path in paths)
    return tuple(sorted(found)[:50])


def _text(path: str) -> str:
    try:
        return read_regular(path, _MAX_RECORD).decode("utf-8", "replace")
    except OSError:
        return ""
