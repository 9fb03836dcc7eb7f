"""The system that a wheel was built for, from its tags. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Optional

_OLD_NAMES = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
_NEW_NAME = re.compile(r"manylinux_(\d+)_(\d+)_\w+")


def platforms(tags: Iterable[str]) -> Iterator[str]:
    """The platform of every tag; compressed tags (a.b) are split."""
    for tag in tags:
        yield from tag.rpartition("-")[2].split(".")


def glibc(tags: Iterable[str]) -> Optional[tuple[int, int]]:
    """The oldest glibc that the wheel supports; None if it does not need glibc or its tags do not contain it."""
    wanted = [_glibc(platform) for platform in platforms(tags)]
    known = [version for version in wanted if version is not None]
    return min(known) if known and len(known) == len(wanted) else None


def _glibc(platform: str) -> Optional[tuple[int, int]]:
    match = _NEW_NAME.fullmatch(platform)
    if match:
        return int(match[1]), int(match[2])
    return _OLD_NAMES.get(platform.partition("_")[0])


def is_linux(tags: Iterable[str]) -> bool:
    """Whether this is a wheel with compiled code for Linux from an index, not a local build."""
    return any(platform.startswith(("manylinux", "musllinux")) for platform in platforms(tags))
