"""Facts about the distributions that are installed in the deployment's environment."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Record, fact


class Damage(Record, frozen=True):
    """A file of RECORD that is not as it was installed."""

    path: str  # as in RECORD
    recorded: Optional[int]  # bytes; None: RECORD gives no size
    actual: Optional[int]  # bytes; None: missing
    same_size: bool = False  # the size agrees and the hash does not
    kind: Literal["missing", "empty", "truncated", "zeros", "invalid", "changed"] = (
        "changed"  # "invalid": no ELF, no Python
    )

    @property
    def breaks(self) -> bool:
        """Whether the file cannot work; a changed one may be a patch of the operator's."""
        return self.kind != "changed"


class Extension(Record, frozen=True):
    """A compiled module whose name fits no suffix of this interpreter, with no sibling that does."""

    path: str
    tag: str  # e.g. "cpython-39-x86_64-linux-gnu"


class Package(Record, frozen=True):
    """One installed distribution."""

    name: str  # canonical (PEP 503)
    version: str
    location: str  # folder that holds its metadata
    metadata: str  # name of the .dist-info or .egg-info
    requires: tuple[str, ...] = ()  # Requires-Dist, verbatim
    requires_python: Optional[str] = None
    summary: str = ""
    installer: Optional[str] = None
    editable: Optional[str] = None  # folder of an editable install
    direct_url: Optional[str] = None
    top_level: tuple[str, ...] = ()  # import names
    files: int = 0  # entries of RECORD
    python_files: int = 0
    tags: tuple[str, ...] = ()  # wheel tags, e.g. "cp310-cp310-manylinux_2_17_x86_64"
    damage: tuple[Damage, ...] = ()  # at most 50, worst first
    damaged_files: int = 0  # all of them
    foreign_extensions: tuple[Extension, ...] = ()
    has_record: bool = True
    cuda: Optional[str] = None  # torch and its like: the CUDA version of the build, read as text
    bytes: int = 0  # of its files by RECORD; only of CUDA builds and NVIDIA's own packages
    old_numpy_names: Optional[str] = None  # kantts: a file that uses np.complex or its like


class Leftover(Record, frozen=True):
    """Something on sys.path that belongs to no distribution.

    ``kind`` is "no-metadata" (a module or folder of site-packages), "source" (one of another folder of sys.path, as
    code that is used from its checkout), "tilde" (pip's "~name", set aside by an uninstall that never ended) or
    "empty-dist-info" (metadata without a name and version).
    """

    path: str
    name: str  # as on disk, without version
    kind: Literal["no-metadata", "source", "tilde", "empty-dist-info"]
    importable: bool = False  # a module, or a folder with __init__.py


@fact("packages")
class Packages(Record, frozen=True):
    """All distributions, in the order of sys.path; the first of a name is the one that is imported."""

    installed: tuple[Package, ...]
    leftovers: tuple[Leftover, ...] = ()
    checked: Literal["nothing", "size", "hash"] = (
        "size"  # "nothing" (--fast), "size" (a stat of every file) or "hash" (--deep)
    )
    from_outside: bool = False  # read without running the interpreter
    hashed: tuple[str, ...] = ()  # canonical names of those whose hashes were compared
    # Of older reports, and empty since: the checks use the imports instead.
    imported: tuple[str, ...] = ()
    broken_otherwise: tuple[str, ...] = ()

    @classmethod
    def healthy(cls) -> Packages:
        return cls(installed=())

    def find(self, name: str) -> Optional[Package]:
        """The distribution that is imported for the canonical ``name``."""
        return next((p for p in self.installed if p.name == name), None)

    def first(self) -> tuple[Package, ...]:
        """One distribution per name: the one that is imported."""
        names: dict[str, Package] = {}
        for package in self.installed:
            names.setdefault(package.name, package)
        return tuple(names.values())

    def source(self, module: str) -> Optional[Leftover]:
        """The importable code of ``module`` that no distribution owns."""
        return next((one for one in self.leftovers if one.name == module and one.importable), None)
