"""Commands to paste, spelt for the environment at hand. Pure."""

from __future__ import annotations

import shlex
from typing import Optional

from indextts_doctor.facts import Environment, Profile, Target


def install(target: Target, environment: Environment, *requirements: str) -> str:
    """Return the command that installs ``requirements``; environments made by uv have no pip of their own."""
    return f"{_installer(target, environment)} {_quoted(requirements)}"


def reinstall(target: Target, environment: Environment, *requirements: str) -> str:
    """Return the command that puts packages back as they were, and touches no other."""
    flag = "--reinstall" if "uv" in environment.pyvenv else "--force-reinstall"
    return f"{_installer(target, environment)} {flag} --no-deps {_quoted(requirements)}"


def requirement(package: str, profile: Profile, version: Optional[str] = None) -> str:
    """Return the package as the profile wants it, else in the ``version`` that is there."""
    pin = profile.pin(package)
    if pin is not None and pin.tested:
        return f"{package}{pin.tested}"
    return f"{package}=={version}" if version else package


def _installer(target: Target, environment: Environment) -> str:
    python = _path(target.python)
    return f"uv pip install --python {python}" if "uv" in environment.pyvenv else f"{python} -m pip install"


def _quoted(requirements: tuple[str, ...]) -> str:
    return " ".join(f'"{one}"' if set(one) & set("<>~!; ") else shlex.quote(one) for one in requirements)


def _path(path: str) -> str:
    """Quote a path; "~", which stands for a home folder in what is shown, must stay bare to be expanded."""
    home, slash, rest = path.partition("/")
    return f"~/{shlex.quote(rest)}" if home == "~" and slash else shlex.quote(path)
