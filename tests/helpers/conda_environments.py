"""Real conda environments: packages made here, laid out as conda-build does, installed by rattler, pixi's installer.

No channel of conda packages is at hand where the tests run, so what is packaged are an interpreter of this machine
and packages of a healthy deployment. The rest is real: conda-meta, links from the package cache, and the prefix that
is written into files.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

import deployments
import own_python
from deployments import Deployment

RATTLER = "py-rattler==0.28.0"
INSTALL = """\
import asyncio, hashlib, pathlib, sys
from rattler import Platform, PackageRecord, RepoDataRecord, install

def record(archive):
    data = archive.read_bytes()
    digests = {"sha256": hashlib.sha256(data).digest().hex(), "md5": hashlib.md5(data).digest().hex()}
    index = archive.with_name(archive.name + ".json")
    package = PackageRecord.from_index_json(index, size=len(data), **digests)
    return RepoDataRecord(package, archive.name, archive.as_uri(), archive.parents[1].as_uri())

channel, prefix, cache = map(pathlib.Path, sys.argv[1:])
records = [record(archive) for archive in sorted(channel.glob("linux-64/*.tar.bz2"))]
asyncio.run(install(records, prefix, cache_dir=cache, show_progress=False))
"""


def install(deployment: Deployment, prefix: Path, *names: str) -> None:
    """Replace the deployment's environment by a conda environment at ``prefix`` with Python and these packages."""
    place = deployments.cache() / "conda"
    channel = place / f"{deployment.name}-{_digest(deployment, names)}"
    if not channel.exists():
        _make_channel(deployment, channel, names)
    command = [str(_rattler(place)), "-c", INSTALL, str(channel), str(prefix), str(place / "packages")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    deployment.remove(deployment.python.parent.parent)
    deployment.site_packages = prefix / "lib" / deployment.site_packages.parent.name / "site-packages"
    deployment.python = prefix / "bin" / "python"


def _digest(deployment: Deployment, names: tuple[str, ...]) -> str:
    versions = [_info(deployment, name).name for name in names]
    parts = (str(deployment.python.resolve()), versions, Path(__file__).read_text(encoding="utf-8"))
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def _rattler(place: Path) -> Path:
    """Return the interpreter of an environment that has rattler, made on first use."""
    python = place / RATTLER / "bin" / "python"
    with deployments.locked("rattler"):
        if not (place / RATTLER).exists():
            half = place / "half"
            deployments.uv("venv", "-q", "--clear", "--relocatable", str(half))
            deployments.uv("pip", "install", "-q", "--python", str(half / "bin/python"), RATTLER)
            half.rename(place / RATTLER)
    return python


def _make_channel(deployment: Deployment, channel: Path, names: tuple[str, ...]) -> None:
    half = channel.with_name(f"{channel.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    (half / "linux-64").mkdir(parents=True)
    version = ".".join(deployment.site_packages.parent.name.removeprefix("python").split(".")[:2])
    _pack_python(deployment, half, version)
    for name in names:
        _pack_distribution(deployment, half, _info(deployment, name), version)
    half.rename(channel)


def _pack_python(deployment: Deployment, channel: Path, version: str) -> None:
    real = deployment.python.resolve()
    tree = channel / "python"
    python = own_python.copy(real, tree)
    for library in real.parent.parent.glob("lib/libpython*.so*"):
        shutil.copy2(library, tree / "lib", follow_symlinks=False)
    for name in ("python", "python3"):
        (tree / "bin" / name).symlink_to(python.name)
    _pack(channel, tree, {"name": "python", "version": f"{version}.0"}, str(real.parent.parent))


def _pack_distribution(deployment: Deployment, channel: Path, info: Path, python: str) -> None:
    """As conda-build does: the files of the wheel, and conda for an installer."""
    name, _, version = info.name.removesuffix(".dist-info").partition("-")
    tree = channel / name
    site = tree / deployment.site_packages.relative_to(deployment.python.parent.parent)
    with (info / "RECORD").open(encoding="utf-8", newline="") as record:
        paths = [row[0] for row in csv.reader(record) if not row[0].startswith("..")]
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(deployment.site_packages / path, site / path)
    (site / info.name / "INSTALLER").write_text("conda")
    depends = [f"python >={python},<{python}.99"]
    _pack(channel, tree, {"name": name.lower(), "version": version, "depends": depends})


def _info(deployment: Deployment, name: str) -> Path:
    [info] = deployment.site_packages.glob(f"{name}-*.dist-info")
    return info


def _pack(channel: Path, tree: Path, package: Mapping[str, object], prefix: str = "") -> None:
    """Write a package of the files below ``tree``; those that name ``prefix`` will be given the new one."""
    index = {"build": "0", "build_number": 0, "subdir": "linux-64", "depends": [], **package}
    paths = [_described(path, tree, prefix) for path in sorted(tree.rglob("*")) if path.is_symlink() or path.is_file()]
    (tree / "info").mkdir()
    (tree / "info/index.json").write_text(json.dumps(index))
    (tree / "info/paths.json").write_text(json.dumps({"paths": paths, "paths_version": 1}))
    archive = channel / "linux-64" / f"{index['name']}-{index['version']}-0.tar.bz2"
    with tarfile.open(archive, "w:bz2", compresslevel=1) as file:
        file.add(tree, "")
    shutil.copy(tree / "info/index.json", f"{archive}.json")
    shutil.rmtree(tree)


def _described(path: Path, tree: Path, prefix: str) -> dict[str, object]:
    name = str(path.relative_to(tree))
    if path.is_symlink():
        return {"_path": name, "path_type": "softlink"}
    data = path.read_bytes()
    plain = {"_path": name, "path_type": "hardlink", "sha256": hashlib.sha256(data).hexdigest()}
    named = bool(prefix) and path.suffix == ".py" and prefix.encode() in data
    relocated = {"file_mode": "text", "prefix_placeholder": prefix} if named else {}
    return {**plain, "size_in_bytes": len(data), **relocated}
