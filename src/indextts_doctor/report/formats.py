"""The formats that a command can print, each a line in one table.

Light, since the command line reads it for its help: a renderer's module is imported when it is used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NewType, Optional

if TYPE_CHECKING:
    from indextts_doctor.report.renderer import Renderer

# A format's name, and the module whose RENDERER renders it. The first one is the default.
RENDERERS: dict[str, str] = {  # fmt: skip - a line each
    "text": "indextts_doctor.report.text_format",
    "json": "indextts_doctor.report.json_format",
}

Format = NewType("Format", str)  # a name in RENDERERS, as `known` has found it


def known(name: Optional[str], where: str = "--format") -> Optional[Format]:
    """The format of that name, None for none. Raises UserError, with the nearest right one, for an unknown one."""
    if name is None:
        return None
    from indextts_doctor.i18n.language import one_of

    return Format(one_of(where, name, tuple(RENDERERS)))


def chosen(name: Optional[str]) -> Format:
    """The format of that name, or the default. Raises UserError."""
    return known(name) or Format(next(iter(RENDERERS)))


def renderer(name: Format) -> Renderer:
    """Import the renderer of a format and return it."""
    found: Renderer = importlib.import_module(RENDERERS[name]).RENDERER
    return found
