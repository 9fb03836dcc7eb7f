"""Modules of the service's folder that hide an installed or a standard one, by names alone.

`python app.py` puts the folder of app.py first on sys.path: a scipy.py there is what `import scipy` finds. Only a
name that is really installed, or really in this Python's standard library, counts.
"""

# Paths are texts here: thousands of names are looked at, and few are worth an object. Lists of words are words.
# ruff: noqa: PTH112, PTH118, PTH120, PTH122, SIM905

import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Optional

from packaging.utils import canonicalize_name

from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Environment, Shadow, Shadows
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context
from indextts_doctor.target.layout import version_of

MOST_NAMES = 20_000
MOST_FOUND = 50
MOST_BYTES = 2 * 2**20

# Imported before the service's folder is on sys.path, so that a file of this name is never looked at.
LOADED_AT_START = frozenset(
    "abc codecs encodings genericpath io os posixpath site sitecustomize stat usercustomize zipimport".split()
)
# Part of the standard library that no library imports.
NEVER_IMPORTED = frozenset("antigravity idlelib lib2to3 test this turtle turtledemo".split())
# Names that a project gives to its own modules, and that careless wheels drop into site-packages.
COMMONPLACE = frozenset(
    "api app assets benchmark benchmarks bin build cli common conf config configs conftest constants core data demo "
    "dist doc docs example examples helpers include lib libs main model models script scripts server service "
    "settings setup share src static templates test testing tests tool tools types util utils version web webui".split()
)


@collector(Shadows, label=_("shadowing files"))
def collect(context: Context) -> Shadows:
    """What the folder of ``context.target`` hides from the deployment."""
    folder = context.target.directory
    environment = context.environment
    version = _version(environment)
    if _path_is_safe(context.variables, version):
        return Shadows(searched=folder)
    found = list(_found(folder, environment, version))
    return Shadows(searched=folder, found=tuple(found[:MOST_FOUND]))


def _found(folder: str, environment: Environment, version: Optional[str]) -> Iterator[Shadow]:
    local = modules(folder, version)
    project = project_name(folder)
    for site in environment.site_packages:
        installed = modules(site, version, only=local, namespaces=True)
        for name in sorted(installed):
            owner = distribution_of(name, site) or canonicalize_name(name)
            commonplace = name in COMMONPLACE and owner != name
            if not commonplace and owner != project and not same_code(local[name], installed[name]):
                yield Shadow(name, local.pop(name), hides=owner, hidden=installed[name])
    for library in environment.standard_library:
        standard = modules(library, version, only=local)
        for name in sorted(standard.keys() - LOADED_AT_START - NEVER_IMPORTED):
            yield Shadow(name, local.pop(name), hides="", hidden=standard[name])


def _version(environment: Environment) -> Optional[str]:
    versions = (version_of(os.path.dirname(folder)) for folder in environment.site_packages)
    return next(filter(None, (*map(version_of, environment.standard_library[:1]), *versions)), None)


def _path_is_safe(variables: Mapping[str, str], version: Optional[str]) -> bool:
    """Whether Python is configured not to put the script's folder on sys.path (3.11 and later)."""
    newer = version is None or tuple(map(int, version.split("."))) >= (3, 11)
    return bool(variables.get("PYTHONSAFEPATH")) and newer


def modules(
    folder: str, version: Optional[str], *, only: Optional[Container[str]] = None, namespaces: bool = False
) -> dict[str, str]:
    """The modules that ``folder`` offers to an interpreter of ``version`` ("3.10"), with their paths.

    A folder without __init__ hides nothing, and is a module only where ``namespaces`` are asked for.
    """
    found: dict[str, str] = {}
    for name in _names(folder):
        path = os.path.join(folder, name)
        stem = module_of(name, version)
        if stem is None and name.isidentifier() and (only is None or name in only) and os.path.isdir(path):
            stem = name if _is_package(path, version, namespaces=namespaces) else None
        if stem not in (None, "__init__") and (only is None or stem in only):
            found.setdefault(str(stem), path)
    return found


def _is_package(folder: str, version: Optional[str], *, namespaces: bool) -> bool:
    if any(module_of(name, version) == "__init__" for name in _names(folder)):
        return True
    return namespaces and _holds_code(folder, version)


def module_of(name: str, version: Optional[str]) -> Optional[str]:
    """Which module a file of this name is to an interpreter of ``version``; None when it is none."""
    stem, _, suffix = name.partition(".")
    tag = f"cpython-{version.replace('.', '')}" if version else "no version, no tag"
    fits = suffix in ("py", "pyc", "so", "abi3.so") or (suffix.endswith(".so") and suffix.startswith(tag))
    return stem if fits and stem.isidentifier() else None


def distribution_of(module: str, site: str) -> Optional[str]:
    """The canonical name of the distribution in ``site`` that contains ``module``, by its RECORD."""
    starts = re.compile(rf"^{re.escape(module)}[/.]", re.MULTILINE)
    for name in _names(site):
        listing = {".dist-info": "RECORD", ".egg-info": "SOURCES.txt"}.get(os.path.splitext(name)[1])
        if listing and starts.search(_text(os.path.join(site, name, listing))):
            return canonicalize_name(name.split("-", 1)[0])
    return None


def project_name(folder: str) -> Optional[str]:
    """The canonical name of the project in ``folder``, if it has one."""
    for name in ("pyproject.toml", "setup.cfg", "setup.py"):
        said = re.search(
            r"""^[ \t]*name[ \t]*=\s*["']?([A-Za-z0-9][\w.-]*)""", _text(os.path.join(folder, name)), re.MULTILINE
        )
        if said:
            return canonicalize_name(said.group(1))
    return None


def same_code(local: str, hidden: str) -> bool:
    """Whether ``local`` is the hidden module itself or a copy of it, as in a checkout that is also installed.

    A package counts as a copy when it has at least half of what the hidden one has.
    """
    if os.path.realpath(local) == os.path.realpath(hidden):
        return True
    if os.path.isdir(local) != os.path.isdir(hidden):
        return False
    if not os.path.isdir(local):
        return _text(local) == _text(hidden)
    theirs = _parts(hidden)
    return 2 * len(theirs & _parts(local)) >= len(theirs)


def _parts(package: str) -> set[str]:
    ignored = ("__pycache__", "__init__.py", "py.typed")
    return {name.split(".")[0] for name in _names(package) if name not in ignored}


def _holds_code(folder: str, version: Optional[str]) -> bool:
    """Whether a folder without __init__ holds modules, itself or one level below."""
    names = _names(folder)
    inner = (os.path.join(folder, name) for name in names if name.isidentifier())
    return any(module_of(name, version) for name in (*names, *_flat(inner)))


def _flat(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        yield from _names(folder)


def _names(folder: str) -> list[str]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                found.append(entry.name)
                if len(found) >= MOST_NAMES:
                    break
    except OSError:
        pass
    return sorted(found)


def _text(path: str) -> str:
    try:
        return read_regular(path, MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
