"""Facts about shared libraries and commands."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Record, fact

# Why a file is no library; "" when it is one.
ElfProblem = Literal["", "empty", "not-elf", "truncated", "corrupt"]
Selinux = Literal["enforcing", "permissive"]
LibraryOrigin = Literal["bundled", "system", "LD_LIBRARY_PATH", "conda", "absent"]


class SharedObject(Record, frozen=True):
    """A compiled file of a package that the profile uses."""

    path: str  # below site-packages
    package: str  # canonical name
    machine: str
    unresolved: tuple[str, ...] = ()  # NEEDED names that resolve nowhere
    versions: dict[str, str] = {}  # newest version wanted per family: {"GLIBC": "2.28", "GLIBCXX": "3.4.29"}
    executable_stack: bool = False
    problem: ElfProblem = ""
    size: int = 0  # bytes
    needs_size: int = 0  # bytes according to its own headers


class Provider(Record, frozen=True):
    """Where a library that several things share comes from."""

    soname: str
    path: Optional[str]  # None: not found
    origin: LibraryOrigin
    offers: dict[str, str] = {}  # newest version offered per family
    usable: bool = True  # False: found, but the loader cannot load it
    problem: str = ""  # as SharedObject.problem, "foreign" (another architecture), "needs <library>", "unreadable: …"


@fact("libraries")
class Libraries(Record, frozen=True):
    """Native libraries as the deployment's loader would find them."""

    objects: tuple[SharedObject, ...]  # those with a problem, and per package those that need the newest
    sndfile: Optional[Provider]  # the libsndfile that soundfile loads; None: soundfile is not installed
    stdcxx: Provider
    openmp: tuple[str, ...] = ()  # copies of libgomp under site-packages
    commands: dict[str, Optional[str]] = {}  # command -> path on the service's PATH
    sonames: dict[str, Optional[str]] = {}  # system libraries that the profile names -> path
    path_from: str = ""  # whose PATH: "service process 123", "this shell"
    selinux: Optional[Selinux] = None
    machine: str = ""  # of the deployment's interpreter
    looked_at: int = 0  # shared objects
    capped: tuple[str, ...] = ()  # packages with more of them than were looked at
    execstack_allowed: bool = False  # GLIBC_TUNABLES lets a library make the stack executable

    @classmethod
    def healthy(cls) -> Libraries:
        return cls(
            objects=(),
            sndfile=None,
            stdcxx=Provider(
                soname="libstdc++.so.6",
                path="/usr/lib/x86_64-linux-gnu/libstdc++.so.6",
                origin="system",
                offers={"GLIBCXX": "3.4.30", "CXXABI": "1.3.13"},
            ),
            path_from="this shell",
            machine="x86_64",
            looked_at=100,
        )


def numbers(version: str) -> tuple[int, ...]:
    """The parts of a version, "3.4.29" as (3, 4, 29), to be compared; () for another format."""
    parts = version.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() and len(part) < 20 for part in parts) else ()
