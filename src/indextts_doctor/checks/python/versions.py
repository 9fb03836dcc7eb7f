"""Shared by the checks of the interpreter: versions, and packages that hide others. Pure."""

import re
from collections.abc import Collection, Iterator
from typing import Optional

from packaging.utils import canonicalize_name

from indextts_doctor.checks import UNSET, Evidence, Maybe
from indextts_doctor.checks.packages import requirements
from indextts_doctor.facts import Environment, Interpreter, Package, Packages, Profile, Shadow


class Shadowing(Evidence, frozen=True, kw_only=True):
    """A file in the service's folder that is imported instead of a module."""

    file: str
    module: str
    broken: Maybe[list[str]] = UNSET
    hides: str
    hidden: Maybe[str] = UNSET


# Standard modules that importing numpy, scipy.fft, transformers, flask, onnxruntime or soundfile always imports.
# fmt: off
IMPORTED_BY_ALL = frozenset({
    "__future__", "argparse", "array", "ast", "asyncio", "base64", "binascii", "bisect", "bz2", "calendar", "cmath",
    "collections", "concurrent", "contextlib", "contextvars", "copy", "copyreg", "csv", "ctypes", "dataclasses",
    "datetime", "decimal", "difflib", "dis", "email", "enum", "fcntl", "fnmatch", "functools", "gettext", "hashlib",
    "heapq", "hmac", "html", "http", "importlib", "inspect", "ipaddress", "json", "keyword", "linecache", "locale",
    "logging", "lzma", "math", "mimetypes", "numbers", "opcode", "operator", "pathlib", "pickle", "pkgutil",
    "platform", "pprint", "queue", "random", "re", "reprlib", "secrets", "select", "selectors", "shutil", "signal",
    "socket", "socketserver", "ssl", "string", "stringprep", "struct", "subprocess", "sysconfig", "tempfile",
    "textwrap", "threading", "token", "tokenize", "traceback", "types", "typing", "unicodedata", "urllib", "uuid",
    "warnings", "weakref", "zipfile", "zlib",
})
# fmt: on

KNOWN = ("3.14", "3.13", "3.12", "3.11", "3.10", "3.9", "3.8", "3.7")


def version(interpreter: Interpreter) -> str:
    """The version of the interpreter, as "3.10.13"."""
    return ".".join(map(str, interpreter.version))


def minor(interpreter: Interpreter) -> str:
    """The minor version of the interpreter, as "3.10"."""
    return ".".join(map(str, interpreter.version[:2]))


def made_for(environment: Environment) -> Optional[str]:
    """The version, as "3.10", that a virtual environment was created for, from its pyvenv.cfg; None if it is unknown."""
    value = environment.pyvenv.get("version_info") or environment.pyvenv.get("version") or ""
    found = re.match(r"\d+\.\d+", value)
    return found.group() if found else None


def series(environment: Environment) -> Optional[str]:
    """The version, as "3.10", from pyvenv.cfg or the names of folders; None if it is unknown."""
    folders = (re.search(r"/python(\d+\.\d+)t?/site-packages$", one) for one in environment.site_packages)
    return made_for(environment) or next((found.group(1) for found in folders if found), None)


def example(tested: str) -> str:
    """The newest Python version in a range, as "3.10"."""
    return next((one for one in KNOWN if requirements.within(f"{one}.9", tested)), tested)


def of_another_version(folder: str, interpreter: Interpreter) -> bool:
    """Whether the folder has the name of a site-packages folder of another Python version."""
    found = re.search(r"/python(\d+\.\d+)t?/(?:site|dist)-packages$", folder)
    return found is not None and found.group(1) != minor(interpreter)


def wanted(profile: Profile) -> frozenset[str]:
    """The distributions that the profile lists."""
    return frozenset({pin.name for pin in profile.packages} | {need.package for need in profile.imports})


def hiding(packages: Packages, folder: str, names: Collection[str]) -> Iterator[tuple[Package, Package]]:
    """Yield the packages of ``names`` that are found in ``folder`` first, each with the other version that it hides."""
    for package in packages.first():
        if package.name in names and package.location == folder:
            others = (p for p in packages.installed if p.name == package.name and p.location != folder)
            hidden = next((p for p in others if p.version != package.version), None)
            if hidden is not None:
                yield package, hidden


def dependents(packages: Packages, name: str) -> frozenset[str]:
    """The installed distributions that require ``name``, directly or indirectly, without extras."""
    needs = {package.name: frozenset(_required(package)) for package in packages.first()}
    found = {name}
    while True:
        more = {package for package, required in needs.items() if required & found} - found
        if not more:
            return frozenset(found - {name})
        found |= more


def needing(shadow: Shadow, packages: Packages) -> frozenset[str]:
    """The hidden distribution and those that require it; empty for the standard library."""
    return frozenset({shadow.hides}) | dependents(packages, shadow.hides) if shadow.hides else frozenset()


def is_needed(shadow: Shadow, profile: Profile, packages: Packages) -> bool:
    """Whether the deployment needs the hidden module, directly or through a package that it needs."""
    if not shadow.hides:
        return shadow.module in IMPORTED_BY_ALL
    return bool(needing(shadow, packages) & wanted(profile))


def _required(package: Package) -> Iterator[str]:
    for text in package.requires:
        requirement = requirements.requirement_of(text)
        if requirement is not None and "extra" not in str(requirement.marker or ""):
            yield canonicalize_name(requirement.name)
