"""Steps on text files: replace a piece, assign a variable. The rest of the file stays unchanged."""

import contextlib
import difflib
import os
import stat
from collections.abc import Callable
from typing import Any, Optional

from indextts_doctor.fixes import steps
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.files.settings import assigned
from indextts_doctor.repair.files.states import look
from indextts_doctor.repair.journal import backups as keep
from indextts_doctor.repair.journal.backups import Kept
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds.kind import Act, outside, writable
from indextts_doctor.repair.plan import Planned, Row
from indextts_doctor.repair.world import World

MOST = 5 * 2**20  # bytes of a text file that is changed
NEW = 0o644


class Texts(Act[Any]):
    """A step that gives a text file new contents, by a pure function of the old ones."""

    def __init__(self, change: Callable[[Optional[str], Any], str]) -> None:
        self.change = change

    def look(self, step: Any, codes: tuple[str, ...], world: World) -> Planned:
        state = look(step.path)
        if state.kind not in ("file", "absent"):
            raise Refused(_("{path} is not a regular file").filled(path=step.path))
        writable(step.path)
        old = _read(step.path)
        new = self.change(old, step)
        if new == old:
            raise Refused(_("{path} already contains this setting").filled(path=step.path))
        return Planned(
            step, codes, before=(state,), rows=tuple(_rows(step.path, old or "", new)), needs=outside(world, step.path)
        )

    def keep(self, step: Any, world: World, vault: Vault) -> tuple[Kept, ...]:
        return (keep.keep_path(step.path, vault.name(step.path)),)

    def act(self, step: Any, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        new = self.change(_read(step.path), step)
        os.makedirs(os.path.dirname(step.path), exist_ok=True)
        replace_file(step.path, new.encode("utf-8", "surrogateescape"))


def _read(path: str) -> Optional[str]:
    if not os.path.lexists(path):
        return None
    data = read_regular(path, MOST + 1)
    if len(data) > MOST:
        raise Refused(_("{path} is too large to edit").filled(path=path))
    return data.decode("utf-8", "surrogateescape")


def _rows(path: str, old: str, new: str) -> list[Row]:
    gone: list[str] = []
    come: list[str] = []
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        if line[:2] in ("- ", "+ "):
            (gone if line[0] == "-" else come).append(line[2:].strip())
    return [Row(path, " ".join(gone)[:200] or "–", " ".join(come)[:200] or "–")]


def replace_file(path: str, data: bytes) -> None:
    """Replace the contents of a file atomically, with the mode and owner of the old one. Raises OSError."""
    half = path + trees.HALF
    old = os.lstat(path) if os.path.lexists(path) else None
    with contextlib.suppress(FileNotFoundError):
        os.unlink(half)  # it may be one with a file elsewhere
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, NEW)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if old is not None:
                os.fchown(file.fileno(), old.st_uid, old.st_gid)
                os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode))
            os.fsync(file.fileno())
        os.replace(half, path)
    except BaseException:
        if os.path.lexists(half):
            os.unlink(half)
        raise


def edited(text: Optional[str], step: steps.Edit) -> str:
    """The text with the piece replaced. Raises Refused unless it occurs exactly once."""
    count = (text or "").count(step.old)
    if text is None or count != 1:
        raise Refused(
            _("{path} contains the text to replace {count} times instead of once").filled(path=step.path, count=count)
        )
    return text.replace(step.old, step.new)


def _assigned(text: Optional[str], step: steps.Assign) -> str:
    return assigned(text, step)


Act.known.update({steps.Edit: Texts(edited), steps.Assign: Texts(_assigned)})
