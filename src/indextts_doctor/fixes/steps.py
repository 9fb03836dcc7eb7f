"""The steps of a fix: data that can be shown, saved, rehearsed, applied and undone. Pure.

A fix yields steps from facts alone. Details that depend on the current state (the content of a file, the versions that
a resolver selects) are filled in when the plan is made, and compared again before a step is applied.
"""

from collections.abc import Iterator
from typing import Literal, Optional, Union

from indextts_doctor.facts import Record
from indextts_doctor.i18n.text import Text


class Change(Record, frozen=True):
    """A package that changes. ``None``: it is not installed before, or not afterwards."""

    name: str  # canonical
    before: Optional[str]
    after: Optional[str]


class Install(Record, frozen=True, tag_field="kind", tag="install"):
    """Packages of one environment that are installed, changed, reinstalled or removed."""

    python: str  # of the environment
    requirements: tuple[str, ...] = ()  # PEP 508
    reinstall: tuple[str, ...] = ()  # canonical names: the same version again
    remove: tuple[str, ...] = ()  # canonical names
    indexes: tuple[str, ...] = ()  # additional package indexes, such as PyTorch's index of CPU builds
    changes: tuple[Change, ...] = ()  # the changes that the resolver reports


class NewEnvironment(Record, frozen=True, tag_field="kind", tag="environment"):
    """A new environment beside the old one, which is not changed."""

    path: str
    base: str  # interpreter that creates it
    requirements: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class Move(Record, frozen=True, tag_field="kind", tag="move"):
    """A file or folder is renamed on the same file system; the new path must not exist."""

    path: str
    to: str


class Quarantine(Record, frozen=True, tag_field="kind", tag="quarantine"):
    """A file or folder is moved out of the deployment and kept with the run until that is pruned."""

    path: str


class Edit(Record, frozen=True, tag_field="kind", tag="edit"):
    """A piece of a text file that occurs exactly once is replaced. Nothing else of the file changes."""

    path: str
    old: str
    new: str


class Assign(Record, frozen=True, tag_field="kind", tag="assign"):
    """A variable is set in a file of settings, which is created if it does not exist.

    ``style`` is "env" (NAME=value lines), "systemd" (a drop-in with Environment=) or "toml" (a top-level key of
    indextts-doctor.toml). An empty ``value`` removes the variable.
    """

    path: str
    style: Literal["env", "systemd", "toml"]
    name: str
    value: str


class Mode(Record, frozen=True, tag_field="kind", tag="mode"):
    """Permissions of one file or folder, never of a link. ``None``: not changed."""

    path: str
    add: int = 0  # bits of the mode that are added, e.g. 0o004
    user: Optional[int] = None  # uid
    group: Optional[int] = None  # gid


class Fetch(Record, frozen=True, tag_field="kind", tag="fetch"):
    """A file is downloaded from a hub and replaces the file at ``path``, if one exists."""

    path: str
    repo: str  # "owner/name"
    name: str  # of the file in the repository
    revision: str = "main"
    sha256: Optional[str] = None  # known in advance, for example from a Git-LFS pointer
    size: Optional[int] = None  # bytes
    endpoint: Optional[str] = None  # HF_ENDPOINT of the deployment


class Prune(Record, frozen=True, tag_field="kind", tag="prune"):
    """Revisions of a Hugging Face cache are deleted: detached ones first, then the oldest."""

    cache: str
    most: int  # bytes that the cache may hold afterwards
    kept: bool = True  # they can be restored until the run is pruned; False: the disk needs their space at once
    revisions: tuple[str, ...] = ()  # the revisions to delete, filled in when the plan is made


class System(Record, frozen=True, tag_field="kind", tag="system"):
    """Packages of the operating system, by their names in its package manager."""

    manager: str  # "apt", "dnf", "yum", "apk", "zypper" or "pacman"
    packages: tuple[str, ...]


class ClearStack(Record, frozen=True, tag_field="kind", tag="stack"):
    """The flag for an executable stack is cleared in a shared object, and RECORD is updated."""

    path: str
    record: str  # RECORD of the distribution


Step = Union[Install, NewEnvironment, Move, Quarantine, Edit, Assign, Mode, Fetch, Prune, System, ClearStack]


class Advice(Record, frozen=True):
    """The reason why the doctor does not fix a finding: the advice of its check applies."""

    why: Text


Steps = Iterator[Union[Step, Advice]]  # what a fix yields
