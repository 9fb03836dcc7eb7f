"""The folders of indextts-doctor, kept open while it runs.

They are in folders of the deployment's owner, who may rename them or replace them by links at any time. A path
through the open folder is not affected: backups and the journal are reached by such paths only.
"""

import os
import stat
from typing import Any, Optional

from indextts_doctor.i18n.text import Text, _
from indextts_doctor.repair.errors import Refused

_open: dict[tuple[int, int], tuple[str, str]] = {}  # device and inode -> the path to go by, and the name


def distrust(path: str, status: os.stat_result) -> Optional[Text]:
    """Why a folder cannot be trusted, or None: a user who can write a journal decides what undo does."""
    if not stat.S_ISDIR(status.st_mode):
        return _("{path} is a link or a file, not a folder").filled(path=path)
    if status.st_uid != os.geteuid():
        return _("{path} is owned by user {user}; run undo as that user").filled(path=path, user=status.st_uid)
    if stat.S_IMODE(status.st_mode) & 0o022:
        return _("other users can write to {path}").filled(path=path)
    if stat.S_IMODE(status.st_mode) & 0o077:  # as in what git or an archive has unpacked
        return _("""{path} is accessible to other users, so it was not created on this machine; if it was, run chmod
            700 on it""").filled(path=path)
    return None


def hold(path: str) -> str:
    """Open a folder; return the path by which it is reached from now on, even if it is renamed.

    It is open until the process ends. Raises Refused unless it is a folder of this user's that is closed to
    others, FileNotFoundError when nothing is there, and OSError.
    """
    if is_held(path):
        return path
    _trusted(path, os.lstat(path))
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        _trusted(path, status)
    except Refused:
        os.close(descriptor)
        raise
    key = (status.st_dev, status.st_ino)
    if key in _open:
        os.close(descriptor)
        here = _open[key][0]
    else:
        here = f"/proc/{os.getpid()}/fd/{descriptor}"  # programs that are started find it, too
        here = here if os.path.isdir(here) else path
    _open[key] = (here, path)
    return here


def _trusted(path: str, status: os.stat_result) -> None:
    why = distrust(path, status)
    if why is not None:
        raise Refused(why)


def is_held(path: str) -> bool:
    """Whether a path leads through an open folder."""
    return any(f"{path}/".startswith(f"{here}/") for here, _ in _open.values())


def called(text: str) -> str:
    """A path, or a text with paths, with the folders' names instead of descriptors."""
    for here, name in _open.values():
        text = text.replace(f"{here}/", f"{name}/")
    return text


def named(value: Any) -> Any:
    """Plain data in which every path has the folders' names instead of descriptors."""
    for here, name in _open.values():
        value = renamed(value, here, name)
    return value


def renamed(value: Any, old: str, new: str) -> Any:
    """Plain data in which paths in the folder ``old`` are moved to ``new``."""
    if isinstance(value, dict):
        return {key: renamed(one, old, new) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [renamed(one, old, new) for one in value]
    if isinstance(value, str) and value.startswith(f"{old}/"):
        return new + value[len(old) :]
    return value
