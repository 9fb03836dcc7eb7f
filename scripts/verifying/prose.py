"""Claims in prose: the table in claims.toml, each entry with its quote from the doctor."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

from indextts_doctor.config.configuration import read_toml
from verifying import claims
from verifying.claims import Claim, Question

FILE = Path(__file__).parent.parent / "claims.toml"
KINDS: dict[str, type[Any]] = {
    "resolves": claims.Resolves,
    "brings": claims.Brings,
    "contains": claims.Contains,
    "imports": claims.Imports,
    "executable_stack": claims.ExecutableStack,
    "apt": claims.Apt,
    "offers": claims.Offers,
}


def collected() -> list[Claim]:
    """Claims of the table."""
    held = table()
    return [*map(_claim, held["claim"]), *map(signature, held["signature"])]


def situations() -> dict[str, dict[str, Any]]:
    """Conditions of advice, by its requirement."""
    return {one["requirement"]: one for one in table()["advice"]}


def table() -> dict[str, Any]:
    """The parsed table."""
    return read_toml(FILE)


def _claim(entry: dict[str, Any]) -> Claim:
    """Claim of an entry. Raises KeyError and TypeError for an invalid entry."""
    questions: tuple[Question, ...] = tuple(question(kind, one) for kind in KINDS for one in entry.get(kind, ()))
    if "unchecked" in entry:
        questions += (claims.Unchecked(entry["unchecked"]),)
    return Claim(entry["kind"], entry.get("says", entry["quote"]), entry["where"], questions, entry["quote"])


def signature(entry: dict[str, Any]) -> Claim:
    """Claim that a release prints a message: its files contain it, or running code prints it."""
    message = entry["message"]
    if "unchecked" in entry:
        asked: Question = claims.Unchecked(entry["unchecked"])
        return Claim("signature", message, "", (asked,), message)
    if "code" in entry:
        requirements = tuple(entry["requirements"])
        asked = claims.Imports(requirements, entry["code"], yes=False, says=re.escape(message))
        return Claim("signature", f"{message} ({' '.join(requirements)})", "", (asked,), message)
    text = entry.get("text", re.escape(message))
    asked = claims.Contains(entry["release"], entry["files"], text, python=entry.get("python", "3.10"))
    return Claim("signature", f"{message} ({entry['release']})", "", (asked,), message)


def question(kind: str, values: dict[str, Any]) -> Question:
    """Question of the table. Raises TypeError for an unknown field."""
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    made: Question = KINDS[kind](**lists)
    assert dataclasses.is_dataclass(made)
    return made
