"""Packages that the advice of checks and the steps of fixes install, read from their source."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import indextts_doctor
from indextts_doctor.checks.packages.commands import TORCH_FAMILY
from indextts_doctor.checks.packages.compatible import INSTALLS_ON
from indextts_doctor.checks.packages.requirements import requirement_of, within
from indextts_doctor.checks.python.versions import KNOWN
from indextts_doctor.i18n.text import unwrapped
from verifying.claims import LINUX, Claim, Question, Resolves, Unchecked
from verifying.profiles import apt

ROOT = Path(indextts_doctor.__file__).parent
TESTS = ROOT.parent.parent / "tests" / "fixes"
FOLDERS = ("checks", "fixes", "references", "formats")
_REQUIREMENT = re.compile(r"[A-Za-z][\w.-]*\s*(?:==|>=|<=|~=|!=|<|>)\s*\d[\w.*+,<>=!~ ]*")
_APT = re.compile(r"apt(?:-get)? install ([a-z0-9][a-z0-9.+ -]*)")
_FILE = re.compile(r"https?://[^\s`'\"，。；）)]+")


def collected(situations: dict[str, dict[str, Any]]) -> Iterator[Claim]:
    """Yield a claim for every requirement, Debian package and address in the sources.

    ``situations`` is the table ``advice`` of claims.toml: advice that does not apply to every Python, with its conditions.
    """
    for file in sources():
        where = file.relative_to(ROOT).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield from (_installs(one, where, situations.get(one, {})) for one in dict.fromkeys(requirements(tree)))
        texts = [one.value for one in ast.walk(tree) if _is_text(one)]  # type: ignore[attr-defined]
        yield from (apt(one, where) for one in dict.fromkeys(debian(texts)))
        yield from (_address(one, where) for one in dict.fromkeys(addresses(texts)))
    for file in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield from (_example(one, file.name) for one in dict.fromkeys(examples(tree)))


def sources() -> list[Path]:
    """Modules with advice, steps and their shared code."""
    return sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))


@functools.cache
def texts(file: Path) -> list[str]:
    """Source of a module or profile, and its joined texts."""
    held = file.read_text(encoding="utf-8")
    tree = ast.parse(held) if file.suffix == ".py" else ast.Module([], [])
    return [held, *(unwrapped(node.value) for node in ast.walk(tree) if _is_text(node))]  # type: ignore[attr-defined]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def requirements(tree: ast.AST) -> Iterator[str]:
    """Yield every text that is a requirement with a version, and the arguments of install() without one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _REQUIREMENT.fullmatch(node.value) and requirement_of(node.value):
                yield node.value
        elif isinstance(node, ast.Call):
            yield from _called(node)


def _called(call: ast.Call) -> Iterator[str]:
    """Yield the requirements in install(…, "name") and tested(…, "name", "<2")."""
    called = getattr(call.func, "attr", getattr(call.func, "id", ""))
    words = [str(one.value) for one in call.args if isinstance(one, ast.Constant)]
    if called == "install":
        yield from (word for word in words if re.fullmatch(r"[a-z][\w-]*", word))
    if called == "tested" and len(words) == 2:
        yield "".join(words)


def debian(texts: list[str]) -> Iterator[str]:
    """Yield the packages that texts install with apt."""
    for text in texts:
        for found in _APT.finditer(text):
            yield from found.group(1).split()


def addresses(texts: list[str]) -> Iterator[str]:
    """Yield the addresses in texts."""
    for text in texts:
        yield from (found.group().rstrip(".,:;") for found in _FILE.finditer(text))


def examples(tree: ast.AST) -> Iterator[str]:
    """Yield the requirements of the steps that the tests of the fixes expect."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "requirements":
            yield from (one.value for one in ast.walk(node.value) if _is_text(one))  # type: ignore[attr-defined]


def _installs(requirement: str, where: str, situation: dict[str, Any]) -> Claim:
    meant = INSTALLS_ON.get(requirement, "")
    given, platform = tuple(situation.get("given", ())), situation.get("platform", LINUX)
    questions = tuple(Resolves((requirement,), one, _in(one, meant), platform=platform, given=given) for one in KNOWN)
    says = f"{requirement} installs on every Python {meant}".rstrip()
    return Claim("advice", f"{says}{' that has ' * bool(given)}{' '.join(given)}", where, questions)


def _in(python: str, specifier: str) -> bool:
    return within(python, specifier) is not False


def _example(requirement: str, where: str) -> Claim:
    """Claim for a step of a test, which applies only to the Python of the test deployment."""
    name = re.split(r"[^\w.-]", requirement)[0]
    question: Question = Resolves((requirement,), "3.10", wheels=False)
    if "+cpu" in requirement and name in TORCH_FAMILY:
        question = Unchecked("CPU builds are on PyTorch's own index")
    return Claim("step", f"{requirement} installs (an example of a fix)", where, (question,))


def _address(address: str, where: str) -> Claim:
    return Claim("address", address, where, (Unchecked("no network but the package index"),))
