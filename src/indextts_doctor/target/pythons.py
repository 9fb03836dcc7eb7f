"""The Pythons on this machine, by their names alone: none is run."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from indextts_doctor.target.rights import SEARCH, may

_NAME = re.compile(r"python(3\.\d+)")


def pythons(environ: Mapping[str, str]) -> dict[str, str]:
    """Version -> path of the first interpreter of each minor version: on the PATH, then among pyenv's."""
    found: dict[str, str] = {}
    for version, path in (*_on_path(environ), *_of_pyenv(environ)):
        found.setdefault(version, path)
    return dict(sorted(found.items(), key=lambda one: int(one[0].partition(".")[2])))


def _on_path(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for folder in environ.get("PATH", os.defpath).split(os.pathsep):
        if folder and not folder.endswith("shims"):
            yield from _in(Path(folder))


def _of_pyenv(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    root = environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")  # noqa: PTH111 - a Path raises without a home
    versions = Path(root) / "versions"
    try:
        folders = sorted(versions.iterdir(), reverse=True)
    except OSError:  # also that of another user's home
        return
    for folder in folders:
        yield from _in(folder / "bin")


def _in(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return
    for name in names:
        named = _NAME.fullmatch(name)
        if named and may(str(folder / name), SEARCH):
            yield named.group(1), str(folder / name)
