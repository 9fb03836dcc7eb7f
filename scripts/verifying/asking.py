"""Answers to each kind of question, from package indexes and local tools."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from elftools.common.exceptions import ELFError
from elftools.elf.elffile import ELFFile
from packaging.specifiers import SpecifierSet

from verifying import claims, index
from verifying.claims import Answer

_EXECUTABLE, _STACK = 1, "PT_GNU_STACK"


def answer(question: claims.Question) -> Answer:
    """Answer a question; ``right`` is None, with the reason, if it could not be answered."""
    try:
        return _ASK[type(question)](question)
    except index.Impossible as error:
        return Answer(False, str(error))
    except index.Trouble as error:
        return Answer(None, str(error))


def _resolves(question: claims.Resolves) -> Answer:
    if question.given and not _found(question, question.given):
        return Answer(True, f"does not arise on {question.python}")
    try:
        found = _versions(question, question.requirements)
    except index.Impossible as error:
        return Answer(not question.yes, f"{question.python}: {error}" if question.yes else "")
    shown = " ".join(f"{name} {version}" for name, version in found.items()) if question.alone else ""
    said = " ".join(question.requirements)
    return Answer(question.yes, shown if question.yes else f"{said} does install on {question.python}: {shown}")


def _versions(question: claims.Resolves, requirements: tuple[str, ...]) -> dict[str, str]:
    how = {"wheels": question.wheels, "alone": question.alone}
    return index.resolve(requirements, question.python, platform=question.platform, **how)


def _found(question: claims.Resolves, requirements: tuple[str, ...]) -> bool:
    try:
        return bool(_versions(question, requirements))
    except index.Impossible:
        return False


def _brings(question: claims.Brings) -> Answer:
    try:
        found = index.resolve([question.release], question.python, wheels=True, alone=False, platform=claims.LINUX)
    except index.Impossible as error:
        return Answer(False, f"{question.release}: {error}")
    version = found.get(question.name)
    if version is None:
        return Answer(None, f"{question.release} requires no {question.name}")
    right = SpecifierSet(question.within).contains(version, prereleases=True)
    return Answer(right, f"{question.release} brings {question.name} {version}")


def _contains(question: claims.Contains) -> Answer:
    folder = index.unpacked(question.release, question.python)
    files = [file for glob in question.files.split("|") for file in sorted(folder.glob(glob))]
    files = [file for file in files if file.is_file()]
    if question.text and not files:
        return Answer(False, f"{question.release} has no {question.files}")
    pattern = re.compile(question.text.encode())
    seen = next((file for file in files if not question.text or pattern.search(file.read_bytes())), None)
    found = seen is not None
    what = f"{question.text!r} in {question.files}" if question.text else question.files
    return Answer(found == question.yes, f"{folder.name}: {what} is {'there' if found else 'not there'}")


def _compiled_for_numpy_1(question: claims.CompiledForNumpy1) -> Answer:
    folder = index.unpacked(question.release, question.python)
    old = next((file for file in folder.rglob("*.so") if _knows_numpy_1_only(file)), None)
    said = f"{old.name} knows NumPy 1 only" if old else "no module knows NumPy 1 only"
    return Answer((old is not None) == question.yes, f"{folder.name}: {said}")


def _knows_numpy_1_only(file: Path) -> bool:
    """Whether it contains the module name from NumPy 1's headers, and not the one from NumPy 2's."""
    held = file.read_bytes()
    return re.search(rb"numpy\.core\._?multiarray", held) is not None and b"numpy._core" not in held


def _imports(question: claims.Imports) -> Answer:
    python = index.environment(question.requirements, question.python)
    ran, said = index.run(python, question.code)
    last = index.without_addresses((said.strip().splitlines() or [""])[-1])[:200]
    with_ = " ".join(question.requirements)
    right = ran == question.yes and re.search(question.says, said) is not None
    return Answer(right, f"{with_}: {'runs' if ran else last}")


def _executable_stack(question: claims.ExecutableStack) -> Answer:
    folder = index.unpacked(question.release, question.python)
    marked = next((file for file in folder.rglob("*.so*") if _is_marked(file)), None)
    said = f"{marked.name} asks for an executable stack" if marked else "none asks for an executable stack"
    return Answer((marked is not None) == question.yes, f"{folder.name}: {said}")


def _is_marked(file: Path) -> bool:
    with file.open("rb") as opened:
        try:
            segments = list(ELFFile(opened).iter_segments())
        except ELFError:
            return False
    return any(one["p_type"] == _STACK and one["p_flags"] & _EXECUTABLE for one in segments)


def _apt(question: claims.Apt) -> Answer:
    here = _debian()
    if question.release and question.release != here:
        return Answer(None, f"this is not Debian {question.release}")
    version = index.apt_version(question.package)
    if version is None:
        return Answer(False, f"Debian {here} has no package {question.package}")
    return Answer(version.startswith(question.version), f"{question.package} {version} in Debian {here}")


def _offers(question: claims.Offers) -> Answer:
    said = index.helped(*question.command)
    found = re.search(rf"(?<!\S){re.escape(question.option)}\b", said) is not None
    return Answer(found, f"{' '.join(question.command)} {'has' if found else 'has no'} {question.option}")


@functools.cache
def _debian() -> str:
    """Debian release of this machine, as "12"; "" on other systems."""
    file = Path("/etc/os-release")
    said = file.read_text(encoding="utf-8") if file.exists() else ""
    release = dict(line.partition("=")[::2] for line in said.splitlines())
    return release.get("VERSION_ID", "").strip('"') if release.get("ID") == "debian" else ""


def _unchecked(question: claims.Unchecked) -> Answer:
    return Answer(None, question.reason)


_ASK: dict[type[Any], Callable[[Any], Answer]] = {
    claims.Resolves: _resolves,
    claims.Brings: _brings,
    claims.Contains: _contains,
    claims.CompiledForNumpy1: _compiled_for_numpy_1,
    claims.Imports: _imports,
    claims.ExecutableStack: _executable_stack,
    claims.Apt: _apt,
    claims.Offers: _offers,
    claims.Unchecked: _unchecked,
}
