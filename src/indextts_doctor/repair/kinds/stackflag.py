"""Clears the flag for an executable stack and updates RECORD."""

import base64
import hashlib
import io
import os
import struct

from elftools.common.exceptions import ELFError
from elftools.elf.elffile import ELFFile

from indextts_doctor.fixes import steps
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.files.states import look
from indextts_doctor.repair.journal import backups as keep
from indextts_doctor.repair.journal.backups import Kept
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds.kind import Act, outside, writable
from indextts_doctor.repair.kinds.texts import replace_file
from indextts_doctor.repair.plan import Planned, Row
from indextts_doctor.repair.world import World

MOST = 2**31  # bytes of a shared object
EXECUTABLE = 1  # PF_X of elf(5)


def cleared(data: bytes, path: str) -> bytes:
    """The shared object without the flag. Raises Refused when it has none."""
    try:
        elf = ELFFile(io.BytesIO(data))
        for number, segment in enumerate(elf.iter_segments()):
            if segment["p_type"] == "PT_GNU_STACK" and segment["p_flags"] & EXECUTABLE:
                start = elf["e_phoff"] + number * elf["e_phentsize"]
                # p_flags follows p_type in 64-bit files, and p_memsz in 32-bit ones.
                at = int(start) + (4 if elf.elfclass == 64 else 24)
                flags = int(segment["p_flags"]) & ~EXECUTABLE
                packed = struct.pack("<I" if elf.little_endian else ">I", flags)
                return bytes(data[:at] + packed + data[at + 4 :])
    except (ELFError, OSError, ValueError) as error:
        raise Refused(_("{path} is not an ELF file: {error}").filled(path=path, error=error)) from None
    raise Refused(_("{path} does not request an executable stack").filled(path=path))


def recorded(record: str, name: str, data: bytes) -> str:
    """RECORD with the hash and size of one file changed. Raises Refused when it does not list the file."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    lines = record.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith((f"{name},", f'"{name}",')):
            end = line[len(line.rstrip("\r\n")) :]
            lines[number] = f"{line.rpartition(',sha256=')[0]},sha256={digest},{len(data)}{end}"
            return "".join(lines)
    raise Refused(_("RECORD does not list {name}").filled(name=name))


class _Clearing(Act[steps.ClearStack]):
    def look(self, step: steps.ClearStack, codes: tuple[str, ...], world: World) -> Planned:
        self._new(step)
        writable(step.path)
        return Planned(
            step,
            codes,
            before=(look(step.path), look(step.record)),
            rows=(Row(step.path, "PT_GNU_STACK RWE", "PT_GNU_STACK RW"),),
            needs=outside(world, step.path, step.record),
        )

    def _new(self, step: steps.ClearStack) -> tuple[bytes, bytes]:
        data = cleared(read_regular(step.path, MOST), step.path)
        record = read_regular(step.record, MOST).decode("utf-8", "surrogateescape")
        name = os.path.relpath(step.path, os.path.dirname(os.path.dirname(step.record)))
        return data, recorded(record, name, data).encode("utf-8", "surrogateescape")

    def keep(self, step: steps.ClearStack, world: World, vault: Vault) -> tuple[Kept, ...]:
        return tuple(keep.keep_path(path, vault.name(path)) for path in (step.path, step.record))

    def act(self, step: steps.ClearStack, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        data, record = self._new(step)
        replace_file(step.path, data)
        replace_file(step.record, record)


Act.known[steps.ClearStack] = _Clearing()
