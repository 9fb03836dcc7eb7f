"""Facts about shared libraries and commands."""

from __future__ import annotations

from typing import Optional

from indextts_doctor.model import Record


class SharedObject(Record, frozen=True):
    """A compiled file of a package that the profile imports."""

    path: str
    package: str  # canonical name
    machine: str
    unresolved: tuple[str, ...] = ()  # NEEDED names that resolve nowhere
    versions: dict[str, str] = {}  # newest version wanted per family: {"GLIBC": "2.28", "GLIBCXX": "3.4.29"}
    executable_stack: bool = False


class Provider(Record, frozen=True):
    """Where a library that several things share comes from."""

    soname: str
    path: Optional[str]  # None: not found
    origin: str  # "bundled", "system", "LD_LIBRARY_PATH", "conda" or "absent"
    offers: dict[str, str] = {}  # newest version offered per family
    usable: bool = True  # False: found, but not a library of this machine
    problem: str = ""


class Libraries(Record, frozen=True):
    """Native libraries as the patient's loader would find them."""

    objects: tuple[SharedObject, ...]
    sndfile: Optional[Provider]  # the libsndfile that soundfile loads; None: soundfile is not installed
    stdcxx: Provider
    openmp: tuple[str, ...] = ()  # copies of libgomp under site-packages
    commands: dict[str, Optional[str]] = {}  # command -> path on the service's PATH
    sonames: dict[str, Optional[str]] = {}  # system libraries that the profile names -> path
    path_from: str = ""  # whose PATH: "service process 123", "this shell"
    selinux: Optional[str] = None  # "enforcing", "permissive" or None
