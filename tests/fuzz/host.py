"""The machine: /proc and control groups, settings of the service, units of systemd, the loader's configuration."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import healthy_facts
from fuzz import harness
from fuzz.harness import Target
from fuzz.reported import kept
from indextts_doctor.collect.outside import launches, port
from indextts_doctor.collect.outside import settingsfiles as collector
from indextts_doctor.collect.outside.cache import hubcache
from indextts_doctor.collect.outside.host import host
from indextts_doctor.collect.outside.libraries import loader
from indextts_doctor.collect.outside.logs import logs
from indextts_doctor.config import profiles
from indextts_doctor.config.configuration import find_config
from indextts_doctor.formats import envfile, unitfile
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.supervise.descendants import oom_kills
from indextts_doctor.target import service, settingsfiles
from indextts_doctor.target.context import Context

_MOUNTS = (
    b"24 1 0:22 / / rw,relatime - ext4 /dev/vda rw\n30 24 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw\n"
    b"31 24 0:27 /docker/0123456789ab /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
)
_STATUS = b"Name:\tpython\nPPid:\t1\nUid:\t1000\t1000\t1000\t1000\nThreads:\t3\nCpus_allowed_list:\t0-3,8\nCapEff:\t00000000a80425fb\n"
_LIMITS = (
    b"Limit                     Soft Limit           Hard Limit           Units\n"
    b"Max processes             1000                 unlimited            processes\n"
    b"Max open files            1024                 4096                 files\n"
    b"Max address space         unlimited            unlimited            bytes\n"
)
_TCP = (
    b"  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    b"   0: 0100007F:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0 100\n"
)
# Every file that is read of the machine, below its root, and a valid one.
FILES = {
    "proc/self/cgroup": b"0::/a\n", "proc/self/mountinfo": _MOUNTS, "proc/self/status": _STATUS,
    "proc/self/limits": _LIMITS, "proc/7/status": _STATUS, "proc/7/cmdline": b"/srv/.venv/bin/python\0/srv/tts/app.py\0",
    "proc/7/environ": b"HF_HOME=/srv/hf\0PORT=5000\0", "proc/7/stat": b"7 (python) S 1 7 7 0 -1\n",
    "proc/7/statm": b"100 50 10 1 0 40 0\n", "proc/7/limits": _LIMITS, "proc/7/mountinfo": _MOUNTS, "proc/7/cgroup": b"0::/a\n",
    "proc/meminfo": b"MemTotal:  2000000 kB\nMemFree: 1 kB\nMemAvailable: 100000 kB\nSwapFree: 0 kB\n",
    "proc/cpuinfo": b"processor\t: 0\nmodel name\t: x\nphysical id\t: 0\ncore id\t\t: 0\nflags\t\t: fpu avx2\n",
    "proc/net/tcp": _TCP, "proc/net/tcp6": _TCP.replace(b"0100007F", b"0000000000000000FFFF00000100007F"),
    "proc/sys/net/ipv4/ip_unprivileged_port_start": b"1024\n",
    "sys/fs/cgroup/a/memory.max": b"1000000\n", "sys/fs/cgroup/a/memory.current": b"5000\n",
    "sys/fs/cgroup/a/memory.high": b"max\n", "sys/fs/cgroup/a/memory.stat": b"inactive_file 1\nactive_file 2\n",
    "sys/fs/cgroup/a/memory.events": b"oom 0\noom_kill 3\n", "sys/fs/cgroup/a/cpu.max": b"50000 100000\n",
    "sys/fs/cgroup/a/cpu.stat": b"nr_periods 1000\nnr_throttled 3\n", "sys/fs/cgroup/a/pids.max": b"100\n",
    "sys/fs/cgroup/a/pids.current": b"9\n", "etc/os-release": b'ID=debian\nPRETTY_NAME="Debian 12"\nID_LIKE="a b"\n',
    "run/systemd/container": b"podman\n", "lib/apk/db/installed": b"P:musl\nV:1.2.4-r2\n\n",
    "etc/ld.so.conf": b"include ld.so.conf.d/*.conf\n/usr/local/lib\n", "etc/ld-musl-x86_64.path": b"/lib:/usr/lib\n",
}  # fmt: skip


def _root(name: str) -> Path:
    root = harness.folder(name)
    if not (root / "proc").exists():
        harness.lay(root, **{path.replace("/", "__"): data for path, data in FILES.items() if "__" not in path})
        (root / "lib/ld-musl-x86_64.so.1").touch()
        (root / "proc/7/fd").mkdir()
        for link, target in (("fd/3", "socket:[12345]"), ("cwd", "/srv/tts"), ("exe", "/usr/bin/python3.10")):
            (root / "proc/7" / link).symlink_to(target)
    return root


def _context(root: Path, **changes: Any) -> Context:
    target = healthy_facts.target(directory=str(root), model_dir=None, service_user=None)
    return Context(
        target,
        healthy_facts.profile(),
        healthy_facts.environment(prefix=str(root)),
        {"HOME": str(root)},
        "the test",
        **changes,
    )


def _proc(data: bytes) -> None:
    """The first byte says which file of the machine the rest is."""
    root = _root("proc")
    name = list(FILES)[data[0] % len(FILES)] if data else "proc/meminfo"
    harness.write(root / name, data[1:])
    try:
        found = service.find_service("/srv/tts", 5000, None, root)
        for one in (None, found):
            kept(host=host.collect(_context(root, service=one), root), **({"service": one} if one else {}))
        kept(port=port.collect(_context(root), root))
        list(loader.system_folders("x86_64", str(root)))
        with contextlib.suppress(OSError):
            oom_kills(root)
    finally:
        harness.write(root / name, FILES[name])


def _settings(data: bytes) -> None:
    """The deployment's .env and a unit of systemd: what they set goes into the environment of a process."""
    root = harness.folder("settings")
    unit = root / settingsfiles.UNITS / "tts.service"
    harness.write(root / "tts" / ".env", data)
    harness.write(unit, b"[Service]\nWorkingDirectory=" + os.fsencode(root / "tts") + b"\n" + data)
    harness.write(unit.parent / "tts.service.d" / "a.conf", data)
    context = _context(root / "tts")
    kept(settingsfiles=collector.collect(context, root))
    for name, value in settingsfiles.declared(root / "tts", root).items():
        assert "\0" not in name + value, "no process can be started with it"
        (name + value).encode()
    hubcache._endpoint_file(context)
    text = data.decode("utf-8", "replace")
    assert "".join(line[0] for line in envfile.lines(text)) == text
    assert "".join(line[0] for line in unitfile.lines(text)) == text


def _logs(data: bytes) -> None:
    """A log of the folder, the file that tells gunicorn where its own is, and scripts that start the service."""
    root = harness.folder("logs")
    names = (
        "app.log",
        "gunicorn.conf.py",
        "start.sh",
        "Procfile",
        "Dockerfile",
        "docker-compose.yml",
        "supervisord.conf",
    )
    harness.lay(root, proc__stat=data, proc__7__stat=data, **{f"tts__{name}": data for name in names})
    running = healthy_facts.service(pid=7, command=("gunicorn", "-c", "gunicorn.conf.py"), directory=str(root / "tts"))
    context = _context(root / "tts", service=running)
    kept(logs=logs.collect(context, root), launches=launches.collect(context, root))


def _toml(data: bytes) -> None:
    root = harness.folder("toml")
    harness.lay(root, **{"a__indextts-doctor.toml": data, "b__pyproject.toml": data, "own.toml": data})
    for folder in ("a", "b"):
        with contextlib.suppress(UserError):
            find_config(root / folder)
    with contextlib.suppress(UserError):
        profiles.load(str(root / "own.toml"))
    profiles.detect(root / "b")


_TOML = (
    b'profile = "sambert"\nport = 5000\nselect = ["HOST"]\ntimeout = 9.5\n[speech]\nengine = "http"\n[speech.route]\npath = "/"\n',
    b'[project]\nname = "x"\n[tool.indextts-doctor]\npython = "3.10"\n[tool.indextts-doctor.thresholds]\nmemory_factor = 1.5\n',
    b'name = "own"\ntitle = { en = "x", zh = "x" }\n[python]\ntested = ">=3.6"\nreason = { en = "x", zh = "x" }\nsource = "x"\n',
)
_ENV = (
    b"# a comment\nexport HF_HOME='/srv/a b'\nPORT=5000\nA=\"x\\\"y\"\nB = c # d\n",
    b"[Unit]\nDescription=x\n[Service]\nWorkingDirectory=/srv/tts\nEnvironment=A=1 \"B=2 3\" 'C=%%'\nExecStart=/srv/tts/run \\\n  --port 5000\n",
)  # fmt: skip

_LOGS = (
    (
        b"2026-11-24 14:00:00,123 ERROR app: [Errno 98] Address already in use\nTraceback (most recent call last):\n"
        b'  File "/srv/tts/app.py", line 3, in <module>\n    import x\nModuleNotFoundError: No module named \'x\'\n'
    ),
    b"[2026-11-24 14:00:00 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)\naccesslog = 'a.log'\nerrorlog = \"-\"\n",
    b"7 (python) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5000 0\n", b"btime 1700000000\n",
    b"#!/bin/sh\nexport PORT=5000\nexec gunicorn -w 2 -b 0.0.0.0:5000 app:app >> app.log 2>&1\n",
)  # fmt: skip

TARGETS = (
    Target("proc", _proc, tuple(bytes([index]) + data for index, data in enumerate(FILES.values())),
           (b"cgroup2", b" - cgroup cgroup rw,cpu\n", b"\\000", b"\\777", b"0-3", b"max", b"Max processes", b":1388 ", b" 0A ", b"/../")),
    Target("settings", _settings, (*_ENV, b"A=" + b" " * 60_000 + b"x", b"A='" + b"\\'" * 30_000),
           (b"Environment=", b"WorkingDirectory=", b"[Service]\n", b"export ", b"\\\n", b"\\", b"='", b'="', b" #")),
    Target("logs", _logs, _LOGS,
           (b"Traceback (most recent call last):\n", b"Killed\n", b"\r", b"\x1b[31m", b"errorlog = '", b"2026-11-24 14:00:00", b"btime ")),
    Target("toml", _toml, _TOML, (b"[tool.indextts-doctor]\n", b"[[", b"]]", b"'''", b'"""', b"1979-05-27", b"a.b.c", b"= {")),
)  # fmt: skip
