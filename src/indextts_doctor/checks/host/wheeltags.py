"""What the tags of a wheel say about the system it was built for. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Optional

_OLD_NAMES = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
_NEW_NAME = re.compile(r"manylinux_(\d+)_(\d+)_\w+")


def platforms(tags: Iterable[str]) -> Iterator[str]:
    """Yield the platform of every tag; compressed ones (a.b) are taken apart."""
    for tag in tags:
        yield from tag.rpartition("-")[2].split(".")


def glibc(tags: Iterable[str]) -> Optional[tuple[int, int]]:
    """Return the oldest glibc for which the wheel was built; None when it runs without, or does not say."""
    wanted = [_glibc(platform) for platform in platforms(tags)]
    known = [version for version in wanted if version is not None]
    return min(known) if known and len(known) == len(wanted) else None


def _glibc(platform: str) -> Optional[tuple[int, int]]:
    match = _NEW_NAME.fullmatch(platform)
    if match:
        return int(match[1]), int(match[2])
    return _OLD_NAMES.get(platform.partition("_")[0])


def is_linux(tags: Iterable[str]) -> bool:
    """Whether it is a wheel with compiled code for Linux, from an index and not from a build of one's own."""
    return any(platform.startswith(("manylinux", "musllinux")) for platform in platforms(tags))
