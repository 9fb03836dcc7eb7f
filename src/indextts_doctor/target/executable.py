"""The file that is started as Python: what its links lead to, and for which machine it was made."""

# Paths are texts here: pathlib would tidy away what is to be shown.
# ruff: noqa: PTH112, PTH114, PTH115, PTH116, PTH118, PTH120

import errno
import os
from typing import BinaryIO, NamedTuple, Optional

from elftools.elf.elffile import ELFFile

from indextts_doctor.formats.elf import MACHINES
from indextts_doctor.formats.reading import open_regular, read_regular

MOST_LINKS = 40
MOST_SEGMENTS = 64
LONGEST_PATH = 4096


class Links(NamedTuple):
    """A path and what it points to, link by link."""

    chain: tuple[str, ...]
    exists: bool  # the last one is a file; also when a folder on the way may not be entered
    loop: bool


class Header(NamedTuple):
    """The fields of an ELF header; None for what it does not contain."""

    machine: Optional[str] = None
    interpreter: Optional[str] = None


def follow(path: str) -> Links:
    """Follow the links of ``path`` by name, so that a link to nothing can be shown."""
    chain = [path]
    while os.path.islink(chain[-1]) and len(chain) <= MOST_LINKS:
        folder, target = os.path.realpath(os.path.dirname(chain[-1])), os.readlink(chain[-1])
        following = os.path.normpath(os.path.join(folder, target))
        if following in chain:
            return Links((*chain, following), exists=False, loop=True)
        chain.append(following)
    return Links(tuple(chain), *_is_file(path))


def _is_file(path: str) -> tuple[bool, bool]:
    try:
        os.stat(path)
    except PermissionError:
        return True, False  # that it cannot be seen does not mean that it is not there
    except OSError as error:
        return False, error.errno == errno.ELOOP
    return not os.path.isdir(path), False


def header(path: str) -> Header:
    """Read the ELF header of ``path``; empty when it is no ELF file, cut off, or unreadable."""
    try:
        with open_regular(path) as stream:
            if stream.read(4) != b"\x7fELF":
                return Header()
            stream.seek(0)
            return _elf(stream)
    except OSError:
        return Header()


def _elf(stream: BinaryIO) -> Header:
    machine = None
    try:
        elf = ELFFile(stream)
        machine = str(elf.header["e_machine"])
        for index in range(min(int(elf.num_segments()), MOST_SEGMENTS)):
            segment = elf.get_segment(index).header
            if segment["p_type"] == "PT_INTERP":
                stream.seek(segment["p_offset"])
                name = stream.read(min(segment["p_filesz"], LONGEST_PATH)).split(b"\0")[0]
                return Header(MACHINES.get(machine, machine), os.fsdecode(name))
    except Exception:  # noqa: BLE001, S110 - a header that was tampered with can raise anything
        pass
    return Header(None if machine is None else MACHINES.get(machine, machine))


def first_line(path: str) -> str:
    """The first line of a script, such as a wrapper or a pyenv shim; "" when it is none."""
    try:
        start = read_regular(path, 256)
    except OSError:
        return ""
    return start.split(b"\n")[0].decode("utf-8", "replace").strip() if start.startswith(b"#!") else ""
