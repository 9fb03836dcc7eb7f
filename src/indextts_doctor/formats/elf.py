"""The parts of an ELF file that the dynamic loader reads: headers, dynamic table and versions, without symbols.

Only the structures of pyelftools are used: its classes for sections read far more than the loader does, and take
seconds for a hundred files. A file that does not parse is a value, not an error.
"""

import dataclasses
import errno
import os
from collections.abc import Iterator
from typing import Any, BinaryIO, Optional

from elftools.common.utils import struct_parse
from elftools.elf.elffile import ELFFile

from indextts_doctor.facts import ElfProblem
from indextts_doctor.facts.libraries import numbers
from indextts_doctor.formats.reading import open_regular

MACHINES = {
    "EM_X86_64": "x86_64",
    "EM_AARCH64": "aarch64",
    "EM_386": "i686",
    "EM_ARM": "armv7l",
    "EM_PPC64": "ppc64le",
    "EM_S390": "s390x",
    "EM_RISCV": "riscv64",
    "EM_LOONGARCH": "loongarch64",
}
_MAX_HEADERS = 64
_MAX_TAGS = 1000
_MAX_NAMES = 200
_MAX_NAME = 500


@dataclasses.dataclass(frozen=True)
class Elf:
    """One file; sizes are bytes."""

    size: int
    problem: ElfProblem = ""
    needs_size: int = 0  # the end of the last segment in the program headers
    machine: str = ""
    soname: str = ""
    needed: tuple[str, ...] = ()
    rpath: tuple[str, ...] = ()  # DT_RPATH; the loader ignores it if there is a DT_RUNPATH
    runpath: tuple[str, ...] = ()
    wants: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)  # library -> versions
    offers: tuple[str, ...] = ()
    executable_stack: bool = False


def read(path: str) -> Elf:
    """Read the ELF file at ``path``. Raises OSError if it cannot be read."""
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        magic = stream.read(4)
        if magic != b"\x7fELF":
            return Elf(size, problem="not-elf" if size and magic.strip(b"\0") else "empty")
        try:
            return _Reader(stream, size).read()
        except OSError as error:
            if error.errno == errno.EINVAL:  # invalid offset
                return Elf(size, problem="corrupt")
            raise
        except Exception:  # noqa: BLE001 - releases of pyelftools raise different errors for invalid files
            return Elf(size, problem="corrupt")


def executable_machine(path: str) -> Optional[str]:
    """The architecture of an ELF file; None: not an ELF file, or not readable."""
    try:
        return read(path).machine or None
    except OSError:
        return None


class _Reader:
    """The parts of one open file."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self.stream = stream
        self.size = size
        self.elf = ELFFile(stream)
        self.structs = self.elf.structs
        self.headers = self._program_headers()
        self.loads = [header for header in self.headers if header.p_type == "PT_LOAD"]

    def read(self) -> Elf:
        reaches = max((load.p_offset + load.p_filesz for load in self.loads), default=0)
        machine = self._machine()
        if not self.headers or reaches > self.size:
            return Elf(self.size, "truncated", needs_size=reaches, machine=machine)
        tags = self._tags()
        strings = self._offset(_first(tags, "DT_STRTAB"))
        return Elf(
            size=self.size,
            needs_size=reaches,
            machine=machine,
            soname=next(iter(self._strings(tags, "DT_SONAME", strings)), ""),
            needed=self._strings(tags, "DT_NEEDED", strings),
            rpath=_folders(self._strings(tags, "DT_RPATH", strings)),
            runpath=_folders(self._strings(tags, "DT_RUNPATH", strings)),
            wants=self._wants(_first(tags, "DT_VERNEED"), strings),
            offers=self._offers(_first(tags, "DT_VERDEF"), strings),
            executable_stack=self._executable_stack(),
        )

    def _machine(self) -> str:
        name = str(self.elf.header["e_machine"])
        return MACHINES.get(name, name.replace("EM_", "").lower())

    def _program_headers(self) -> list[Any]:
        header = self.elf.header
        start, step = header["e_phoff"], header["e_phentsize"]
        count = min(header["e_phnum"], _MAX_HEADERS)
        if start + count * step > self.size:
            return []
        return [self._parse(self.structs.Elf_Phdr, start + index * step) for index in range(count)]

    def _executable_stack(self) -> bool:
        # PF_X is 1. No header at all means the default of the architecture; every wheel has one.
        return any(h.p_type == "PT_GNU_STACK" and h.p_flags & 1 for h in self.headers)

    def _tags(self) -> list[tuple[str, int]]:
        dynamic = next((header for header in self.headers if header.p_type == "PT_DYNAMIC"), None)
        if dynamic is None:
            return []
        step = self.structs.Elf_Dyn.sizeof()
        tags: list[tuple[str, int]] = []
        for index in range(min(dynamic.p_filesz // step, _MAX_TAGS)):
            entry = self._parse(self.structs.Elf_Dyn, dynamic.p_offset + index * step)
            if entry.d_tag == "DT_NULL":
                break
            tags.append((entry.d_tag, entry.d_val))
        return tags

    def _parse(self, structure: Any, offset: int) -> Any:
        return struct_parse(structure, self.stream, stream_pos=offset)

    def _offset(self, address: Optional[int]) -> Optional[int]:
        """The offset in the file of the loaded ``address``."""
        for load in self.loads:
            if address is not None and load.p_vaddr <= address < load.p_vaddr + load.p_filesz:
                return int(address - load.p_vaddr + load.p_offset)
        return None

    def _string(self, table: Optional[int], index: int) -> str:
        if table is None:
            return ""
        self.stream.seek(table + index)  # pyelftools would read on until a null byte, however far that is
        return self.stream.read(_MAX_NAME).partition(b"\0")[0].decode("utf-8", "replace")

    def _strings(self, tags: list[tuple[str, int]], tag: str, table: Optional[int]) -> tuple[str, ...]:
        found = [self._string(table, value) for name, value in tags if name == tag]
        return tuple(found[:_MAX_NAMES])

    def _chain(self, structure: Any, offset: int, link: str) -> Iterator[tuple[int, Any]]:
        """The entries of a list in which each has the distance to the next."""
        for _ in range(_MAX_NAMES):
            entry = self._parse(structure, offset)
            yield offset, entry
            if not entry[link]:
                return
            offset += entry[link]

    def _wants(self, address: Optional[int], strings: Optional[int]) -> dict[str, tuple[str, ...]]:
        start = self._offset(address)
        wants: dict[str, tuple[str, ...]] = {}
        if start is None:
            return wants
        for at, need in self._chain(self.structs.Elf_Verneed, start, "vn_next"):
            auxiliaries = self._chain(self.structs.Elf_Vernaux, at + need["vn_aux"], "vna_next")
            names = tuple(self._string(strings, one["vna_name"]) for _, one in auxiliaries)
            wants[self._string(strings, need["vn_file"])] = names
        return wants

    def _offers(self, address: Optional[int], strings: Optional[int]) -> tuple[str, ...]:
        start = self._offset(address)
        if start is None:
            return ()
        found = []
        for at, definition in self._chain(self.structs.Elf_Verdef, start, "vd_next"):
            name = self._parse(self.structs.Elf_Verdaux, at + definition["vd_aux"])["vda_name"]
            found.append(self._string(strings, name))
        return tuple(found)


def _first(tags: list[tuple[str, int]], name: str) -> Optional[int]:
    return next((value for tag, value in tags if tag == name), None)


def _folders(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folder for value in values for folder in value.split(":") if folder)


def newest(names: tuple[str, ...], family: str) -> Optional[str]:
    """The newest version of a family such as "GLIBC" among names such as "GLIBC_2.28"."""
    prefix = family + "_"
    versions = [name[len(prefix) :] for name in names if name.startswith(prefix)]
    numbered = [(number, text) for text in versions for number in [numbers(text)] if number]
    return max(numbered, default=((), None))[1]
