"""An environment: metadata and RECORD of packages, pyvenv.cfg, scripts, startup files, shared objects."""

from __future__ import annotations

import contextlib
import shutil
import zipfile
from pathlib import Path

import distributions
import model_files
from fuzz import harness
from fuzz.harness import Target
from fuzz.reported import kept
from indextts_doctor.collect.inside.imports.owners import Owners
from indextts_doctor.collect.outside import packages, shadows
from indextts_doctor.collect.outside.libraries import sharedobjects
from indextts_doctor.collect.scripts import packages as probe
from indextts_doctor.formats import elf
from indextts_doctor.target import executable, startup
from indextts_doctor.target.environment import environment_of

_METADATA = (
    b"Metadata-Version: 2.1\nName: a\nVersion: 1.0\nRequires-Dist: b>=2; extra == 'x'\nRequires-Python: >=3.8\n\nx\n"
)
_RECORD = (
    b"a/__init__.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\na/b.cpython-310-x86_64-linux-gnu.so,,4\n"
    b'"a/c,d.py",sha256=x,1\na-1.0.dist-info/METADATA,,\n../../../bin/a,sha256=y,3\n'
)
# What lies in a metadata folder, and a valid one of each.
_INFO = {
    "METADATA": _METADATA,
    "RECORD": _RECORD,
    "direct_url.json": b'{"url": "file:///srv/a", "dir_info": {"editable": true}}',
    "WHEEL": b"Wheel-Version: 1.0\nTag: cp310-cp310-manylinux_2_17_x86_64\n",
    "top_level.txt": b"a\nb\n",
    "INSTALLER": b"pip\n",
    "installed-files.txt": b"../a/__init__.py\nPKG-INFO\n",
    "requires.txt": b"b>=2\n\n[x:python_version<'3']\nc\n",
    "entry_points.txt": b"[console_scripts]\na = a:main\n",
}
_CODE = b"import os\n\n\ndef f(x):\n    return [x, 1.5, 'a']\n"


def _site() -> Path:
    site = harness.folder("site") / "lib" / "python3.10" / "site-packages"
    harness.lay(site, **{"a__b.cpython-310-x86_64-linux-gnu.so": b"\x7fELF"})
    return site


def _info(data: bytes) -> None:
    """The first byte says which file of the metadata folder the rest is."""
    names = list(_INFO)
    chosen = names[data[0] % len(names)] if data else names[0]
    site = _site()
    folder = site / "a-1.0.dist-info"
    shutil.rmtree(folder, ignore_errors=True)
    given = {"METADATA": _METADATA, "RECORD": _RECORD}
    if chosen == "installed-files.txt":
        del given["RECORD"]
    harness.lay(folder, **{**given, chosen: data[1:]})
    for level in ("size", "hash"):
        found = packages.read([str(site)], level, "310")
    kept(packages=found)
    sharedobjects.shared_objects([str(site)], {"a": "a"})
    shadows.distribution_of("a", str(site))
    Owners([str(site)]).of(["a.b", f"{site}/a/b.py", "a"])


def _record(data: bytes) -> None:
    root = str(_site())
    probe.damage(root, data, True, None)
    probe.foreign(root, data, (), "310")
    probe.total(data)
    list(sharedobjects.in_record(data.decode("utf-8", "replace")))


def _egg(data: bytes) -> None:
    site = harness.folder("eggs")
    harness.write(site / "a.egg", data)
    kept(packages=packages.read([str(site), str(site / "a.egg")], "size", "310"))


def _source(data: bytes) -> None:
    state = probe.source_state(data, len(data), len(data) + 1)
    assert state in ("zeros", "changed", "truncated", "invalid")


def _pyvenv(data: bytes) -> None:
    root = harness.folder("venv")
    harness.write(root / "pyvenv.cfg", data)
    python = root / "bin" / "python"
    harness.write(python, b"#!/bin/sh\n")
    seen = environment_of(str(python))
    kept(environment=seen)
    packages.version(seen)


def _startup(data: bytes) -> None:
    root = harness.folder("startup")
    harness.lay(
        root, **{"site__a.pth": data, "bin__script": data, "project__pyproject.toml": data, "project__setup.py": data}
    )
    startup.pth_code([str(root / "site")])
    startup.scripts(str(root / "bin"))
    shadows.project_name(str(root / "project"))
    executable.first_line(str(root / "bin" / "script"))


def _elf(data: bytes) -> None:
    path = harness.file(data)
    seen = elf.read(path)
    assert len(seen.needed) <= 200
    for names in (seen.offers, *seen.wants.values()):
        for family in ("GLIBC", "GLIBCXX"):
            elf.newest(names, family)
    executable.header(path)
    with contextlib.suppress(OSError):
        probe.elf_state(path, data[:64], len(data))
    probe.stack_flags(data)


def _zip(name: str, data: bytes) -> bytes:
    return model_files.archive(**{name.replace("/", "__"): data})


def _libraries() -> tuple[bytes, ...]:
    """Return a small shared object with every table, out of the standard library, and ones laid out by hand."""
    made = (distributions.elf(), distributions.elf(flags=7))
    found = sorted(Path(zipfile.__file__).parent.glob("lib-dynload/*.so"), key=lambda path: path.stat().st_size)
    return (*made, *(path.read_bytes() for path in found[:2] if path.stat().st_size < 100_000))


TARGETS = (
    Target("dist-info", _info, tuple(bytes([index]) + data for index, data in enumerate(_INFO.values())),
           (b"Version: ", b"Name: ", b",sha256=", b",shake_128=", b"[" * 60_000, b"../", b",,\n", b'{"url":', b"a/b.so,,")),
    Target("record", _record, (_RECORD, b"a/__init__.py,shake_128=x,0\n"), (b",sha256=", b",shake_128=x,", b",,", b".so", b"\n")),
    Target("egg", _egg, (_zip("EGG-INFO/PKG-INFO", _METADATA),), (b"PK\1\2", b"PK\5\6")),
    Target("source", _source, (_CODE,), (b"(" * 300, b"-" * 20_000, b"lambda:" * 500, b"\\N{", b"f'{", b"if 1:\n ", b"\\x")),
    Target("pyvenv", _pyvenv,
           (b"home = /usr/bin\ninclude-system-site-packages = true\nversion = 3.10.12\nprompt = 'x'\n",
            b"home = /x\0y\n"), (b"home = ", b"version_info = ")),
    Target("startup", _startup,
           (b"import os\n/srv/x\n", b"#!/bin/sh\n'''exec' \"/srv/a b/bin/python\" \"$0\" \"$@\"\n' '''\n",
            b"#!/usr/bin/env python\n", b'[project]\nname = "x"\n', b"\n" * 60_000, b" \n" * 60_000),
           (b"import ", b"name = ", b"#!", b"'''exec' ")),
    Target("elf", _elf, _libraries()),
)  # fmt: skip
