"""What a cure consists of: data that can be shown, saved, rehearsed, applied and undone. Pure.

A fix yields steps from facts alone. What depends on the world at the moment (what a file holds, which versions a
resolver picks) is filled in when the plan is made, and compared again right before a step is taken.
"""

from collections.abc import Iterator
from typing import Literal, Optional, Union

from indextts_doctor.facts import Record
from indextts_doctor.i18n.text import Text


class Change(Record, frozen=True):
    """A package that changes. ``None``: it is not there before, or not afterwards."""

    name: str  # canonical
    before: Optional[str]
    after: Optional[str]


class Install(Record, frozen=True, tag_field="kind", tag="install"):
    """Packages of one environment: put in, changed, put in place once more, or taken out."""

    python: str  # of the environment
    requirements: tuple[str, ...] = ()  # PEP 508
    reinstall: tuple[str, ...] = ()  # canonical names: the same version again
    remove: tuple[str, ...] = ()  # canonical names
    indexes: tuple[str, ...] = ()  # further package indexes, as PyTorch's of CPU builds
    changes: tuple[Change, ...] = ()  # what the resolver says it comes to


class NewEnvironment(Record, frozen=True, tag_field="kind", tag="environment"):
    """A new environment beside the old one, which stays as it is."""

    path: str
    base: str  # interpreter that it is made with
    requirements: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class Move(Record, frozen=True, tag_field="kind", tag="move"):
    """A file or folder gets another name on the same file system; nothing may be there already."""

    path: str
    to: str


class Quarantine(Record, frozen=True, tag_field="kind", tag="quarantine"):
    """A file or folder is taken out of the deployment and kept with the run until it is pruned."""

    path: str


class Edit(Record, frozen=True, tag_field="kind", tag="edit"):
    """A piece of a text file is replaced; it must be there exactly once. Nothing else of the file changes."""

    path: str
    old: str
    new: str


class Assign(Record, frozen=True, tag_field="kind", tag="assign"):
    """A variable gets a value in a file of settings, which is made where there is none.

    ``style`` is "env" (NAME=value lines), "systemd" (a drop-in with Environment=) or "toml" (a top-level key of
    indextts-doctor.toml). An empty ``value`` takes the variable out.
    """

    path: str
    style: Literal["env", "systemd", "toml"]
    name: str
    value: str


class Mode(Record, frozen=True, tag_field="kind", tag="mode"):
    """Permissions of one file or folder, which is no link. ``None``: that part stays."""

    path: str
    add: int = 0  # bits of the mode that are added, e.g. 0o004
    user: Optional[int] = None  # uid
    group: Optional[int] = None  # gid


class Fetch(Record, frozen=True, tag_field="kind", tag="fetch"):
    """A file is downloaded from a hub and takes the place of what lies at ``path``, if anything does."""

    path: str
    repo: str  # "owner/name"
    name: str  # of the file in the repository
    revision: str = "main"
    sha256: Optional[str] = None  # known beforehand, as from a Git-LFS pointer
    size: Optional[int] = None  # bytes
    endpoint: Optional[str] = None  # HF_ENDPOINT of the deployment


class Prune(Record, frozen=True, tag_field="kind", tag="prune"):
    """Revisions of a Hugging Face cache are deleted: detached ones first, then the oldest."""

    cache: str
    most: int  # bytes that the cache may hold afterwards
    kept: bool = True  # they can be had back until the run is pruned; False: the disk needs their space at once
    revisions: tuple[str, ...] = ()  # which, once that is planned


class System(Record, frozen=True, tag_field="kind", tag="system"):
    """Packages of the operating system, by the names that its package manager knows."""

    manager: str  # "apt", "dnf", "yum", "apk", "zypper" or "pacman"
    packages: tuple[str, ...]


class ClearStack(Record, frozen=True, tag_field="kind", tag="stack"):
    """The flag that asks for an executable stack is cleared in a shared object, and RECORD told of it."""

    path: str
    record: str  # RECORD of the distribution


Step = Union[Install, NewEnvironment, Move, Quarantine, Edit, Assign, Mode, Fetch, Prune, System, ClearStack]


class Advice(Record, frozen=True):
    """Why a finding is not cured by the doctor: it stays with the advice of its check."""

    why: Text


Steps = Iterator[Union[Step, Advice]]  # what a fix yields
