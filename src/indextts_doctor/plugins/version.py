"""Which version of the plug-in contract a plug-in was written for."""

import ast
import importlib.util
import re
from importlib.machinery import ModuleSpec
from typing import Any, Optional

from indextts_doctor.plugins import API_VERSION

VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


def stated(module: str) -> Any:
    """The API_VERSION that a module states, None when it states none.

    It is read and not run: a plug-in for another version may fail to import, with a less useful message.
    """
    spec = importlib.util.find_spec(module)
    for node in ast.parse(_source(spec)).body:
        names = [target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)]
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and "API_VERSION" in names:
            return node.value.value
    return None


def _source(spec: Optional[ModuleSpec]) -> str:
    read = getattr(spec and spec.loader, "get_source", None)
    return (read(spec.name) if spec and read else None) or ""


def objection(version: Any) -> Optional[str]:
    """Why a plug-in that states this version cannot be used, or None when it can."""
    if version is None:
        return None
    found = VERSION.fullmatch(version) if isinstance(version, str) else None
    if found is None:
        return f'API_VERSION is {version!r}, not a text such as "{API_VERSION}"'
    if int(found[1]) > int(API_VERSION.partition(".")[0]):
        return (
            f"it wants version {version} of the plug-in contract, this doctor has {API_VERSION}: a newer one is needed"
        )
    return None
