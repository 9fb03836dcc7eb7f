"""The deployment's own running process."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import Service
from indextts_doctor.target import processes, procfiles, sockets
from indextts_doctor.target.layout import python_in
from indextts_doctor.target.users import user_name
from indextts_doctor.target.variables import proxies, relevant

SYSTEM = Path("/")
_SERVERS = ("gunicorn", "uvicorn", "hypercorn", "waitress-serve", "flask", "gradio", "uwsgi")
_SERVER = re.compile(rf"(?:{'|'.join(_SERVERS)})[\d.]*")
_PYTHON = re.compile(r"(python|pypy)[\d.]*t?")
_MAX_WORDS, _MAX_WORD = 64, 1000


def find_service(
    directory: str, port: Optional[int], service_user: Optional[str] = None, root: Path = SYSTEM
) -> Optional[Service]:
    """The process that serves the deployment in ``directory``; None when none runs, or none is visible.

    It is the one that listens on ``port`` if it belongs to the folder, else a server or a script of the folder
    that Python runs. Of several the user's own one, then the parent of the others, is taken.
    """
    folder = os.path.realpath(directory)
    listeners = holding(root, port) if port is not None else []
    found = [pid for pid in listeners if belongs(root, pid, folder)]
    if not found:
        family = _family(root)
        found = [pid for pid in processes.numbered(root) if pid not in family and serves(root, pid, folder)]
    best = _best(root, found, service_user)
    return _describe(root, best) if best is not None else None


def holding(root: Path, port: int) -> list[str]:
    """The processes that listen on ``port``, as far as they are visible."""
    inodes = [socket.inode for socket in sockets.listening(root, port)]
    held = sockets.holders(root, inodes) if inodes else {}
    return sorted({pid for pids in held.values() for pid in pids}, key=int)


def command(root: Path, pid: str) -> tuple[str, ...]:
    """The command line, bounded."""
    words = (procfiles.text(root / "proc" / pid / "cmdline", 65_536) or "").rstrip("\0").split("\0")
    return tuple(word[:_MAX_WORD] for word in words[:_MAX_WORDS])


def link(root: Path, pid: str, name: str) -> Optional[str]:
    """What /proc/PID/cwd or exe points to; None when it is not ours to see."""
    try:
        target = os.readlink(root / "proc" / pid / name)  # noqa: PTH115 - the text is what is wanted
    except OSError:
        return None
    return target.removesuffix(" (deleted)")


def belongs(root: Path, pid: str, folder: str) -> bool:
    """Whether a process has its working folder, its executable or an argument in ``folder``."""
    if folder == "/":
        return False  # everything would
    cwd = link(root, pid, "cwd")
    words = command(root, pid)
    paths = [cwd, link(root, pid, "exe"), *(_absolute(word, cwd) for word in words if "/" in word)]
    return any(_inside(path, folder) for path in paths if path)


def serves(root: Path, pid: str, folder: str) -> bool:
    """Whether a process that may not listen yet is a server of ``folder``, not just any program run there."""
    words = command(root, pid)
    cwd = link(root, pid, "cwd")
    if words[0].startswith("gunicorn: "):  # setproctitle has replaced the command line
        return _inside(cwd, folder)
    if not _PYTHON.fullmatch(Path(words[0]).name) and not _SERVER.fullmatch(Path(words[0]).name):
        return False
    if any(_SERVER.fullmatch(Path(word).name) for word in words[:4]):
        return _inside(cwd, folder) or any(_inside(_absolute(word, cwd), folder) for word in words if "/" in word)
    script = _script(words)
    return bool(script) and _inside(_absolute(script, cwd), folder) and _is_own(script)


def _script(words: tuple[str, ...]) -> str:
    """The script that Python runs: the first word that is no option; "" with -m or -c."""
    rest = iter(words[1:])
    for word in rest:
        if word in ("-m", "-c"):
            return ""
        if word in ("-W", "-X"):
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def _is_own(script: str) -> bool:
    """Whether a script is the deployment's, not a program of its virtual environment (pip, pytest)."""
    parts = Path(script).parts
    return script.endswith(".py") and "site-packages" not in parts and "bin" not in parts[-2:-1]


def _absolute(word: str, cwd: Optional[str]) -> str:
    return os.path.normpath(os.path.join(cwd or "/", word))  # noqa: PTH118 - resolved by hand: it need not exist


def _inside(path: Optional[str], folder: str) -> bool:
    return path is not None and (path == folder or path.startswith(folder.rstrip("/") + "/"))


def _family(root: Path) -> frozenset[str]:
    """This process and its ancestors, which are the doctor and whoever called it."""
    pid, family = str(os.getpid()), set()
    while pid not in family and pid != "0":
        family.add(pid)
        pid = processes.status(procfiles.text(root / "proc" / pid / "status") or "").get("PPid", "0")
    return frozenset(family)


def _best(root: Path, found: list[str], user: Optional[str]) -> Optional[str]:
    parents = {pid: _status(root, pid).get("PPid") for pid in found}

    def rank(pid: str) -> tuple[bool, bool, int]:
        return (user is not None and owner(root, pid) != user, parents[pid] in found, int(pid))

    return min(found, key=rank, default=None)


def _status(root: Path, pid: str) -> dict[str, str]:
    return processes.status(procfiles.text(root / "proc" / pid / "status") or "")


def owner(root: Path, pid: str) -> str:
    """The name of the user that runs a process, or "" when it is gone."""
    words = _status(root, pid).get("Uid", "").split()
    uid = procfiles.integer(words[1]) if len(words) > 1 else None
    return "" if uid is None else user_name(uid)


def _describe(root: Path, pid: str) -> Service:
    words, cwd = command(root, pid), link(root, pid, "cwd")
    variables = dict(_variables(procfiles.text(root / "proc" / pid / "environ") or ""))
    return Service(
        pid=int(pid),
        executable=_executable(link(root, pid, "exe"), words[0], cwd, variables),
        command=words,
        directory=cwd,
        user=owner(root, pid),
        environment=relevant(variables),
        threads=procfiles.integer(_status(root, pid).get("Threads")) or 0,
        proxies=proxies(variables),
    )


def _variables(content: str) -> Iterator[tuple[str, str]]:
    for entry in content.split("\0"):
        name, equals, value = entry.partition("=")
        if equals:
            yield name, value


def _executable(real: Optional[str], word: str, cwd: Optional[str], variables: dict[str, str]) -> str:
    """The interpreter as it was called, since the link shows the virtual environment; else the real one."""
    folders = variables.get("PATH", "").split(":")
    called = [_absolute(word, cwd)] if "/" in word else [_absolute(word, folder) for folder in folders if folder]
    if variables.get("VIRTUAL_ENV"):
        called.append(python_in(variables["VIRTUAL_ENV"]))
    if real is None:
        return called[0] if "/" in word else word
    same = (path for path in called if os.path.realpath(path) == os.path.realpath(real))
    return next(same, real)
