"""The deployment's interpreter and its environment from outside: nothing of it is run or imported."""

# Paths are texts here: pathlib would tidy away what is to be shown.
# ruff: noqa: PTH110, PTH112, PTH118, PTH120

import os
import platform
import stat
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import Environment
from indextts_doctor.target import layout, startup
from indextts_doctor.target.executable import first_line, follow, header


def environment_of(executable: str) -> Environment:
    """What names, links and headers show about the interpreter at the absolute path ``executable``.

    Works as well when it is broken or missing; raises nothing for what cannot be read.
    """
    links = follow(executable)
    real = links.chain[-1]
    elf = header(real)
    cfg = layout.find_pyvenv(executable)
    pyvenv = layout.read_pyvenv(cfg) if cfg else {}
    prefix = prefix_of(executable)
    version = _version(executable, real, pyvenv)
    folders = layout.site_packages(prefix, version)
    bases = _bases(real, pyvenv)
    if pyvenv.get("include-system-site-packages", "").lower() == "true":
        folders += [f for base in bases[:1] for f in layout.site_packages(base, version)]
    library = layout.standard_library(bases, version)
    scripts = startup.scripts(os.path.dirname(executable)) if cfg else startup.Scripts(0, {})
    return Environment(
        executable=executable,
        link_chain=links.chain,
        exists=links.exists,
        loop=links.loop,
        machine=elf.machine,
        host_machine=platform.machine(),
        interpreter=elf.interpreter,
        loader_exists=os.path.exists(elf.interpreter) if elf.interpreter else None,
        script=first_line(real),
        prefix=prefix,
        pyvenv=pyvenv,
        base_exists=os.path.isdir(pyvenv["home"]) if pyvenv.get("home") else None,
        site_packages=tuple(folders),
        standard_library=tuple(library),
        pth_code=startup.pth_code(folders),
        customize=startup.customize(folders),
        foreign_scripts=dict(sorted(scripts.foreign.items())[:20]),
        own_scripts=scripts.own,
        mode=_mode(real),
        conda=os.path.isdir(os.path.join(prefix, "conda-meta")),
    )


def prefix_of(executable: str) -> str:
    """The folder of an interpreter's environment: that of its pyvenv.cfg, else of the file it links to."""
    found = layout.find_pyvenv(executable)
    return os.path.dirname(found or os.path.dirname(follow(executable).chain[-1]))


def _mode(path: str) -> Optional[int]:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return stat.S_IMODE(status.st_mode) if stat.S_ISREG(status.st_mode) else None


def _version(executable: str, real: str, pyvenv: dict[str, str]) -> Optional[str]:
    """The version, e.g. "3.10", by pyvenv.cfg or a file name."""
    for text in (pyvenv.get("version_info"), pyvenv.get("version"), real, executable):
        version = layout.version_of(text) if text else None
        if version:
            return version
    return None


def _bases(real: str, pyvenv: dict[str, str]) -> list[str]:
    """Where the standard library can be: the real executable's place, then the one in pyvenv.cfg."""
    return [os.path.dirname(os.path.dirname(real)), *([os.path.dirname(pyvenv["home"])] if "home" in pyvenv else [])]
