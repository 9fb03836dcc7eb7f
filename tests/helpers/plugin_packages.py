"""Installed packages that are plug-ins of the doctor."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Optional


def plugin(folder: Path, name: str, source: str, target: Optional[str] = None, **files: str) -> None:
    """Lay an installed package called ``name`` into ``folder``, with an entry point for the doctor."""
    package = folder / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(textwrap.dedent(source), encoding="utf-8")
    for file, text in files.items():
        (package / file.replace("_toml", ".toml")).write_text(text, encoding="utf-8")
    info = installed_metadata(folder, name, "1.0")
    (info / "entry_points.txt").write_text(f"[indextts_doctor.plugins]\n{name} = {target or name}\n")


def installed_metadata(folder: Path, name: str, version: str) -> Path:
    """Lay what says that a distribution is installed into ``folder`` and return its path."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return info
