"""One text in every language of the doctor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

LANGUAGES = ("en", "zh")


class Text(msgspec.Struct, frozen=True):
    """One sentence or paragraph in both languages; ``{name}`` is filled from the evidence.

    A value may be a Text itself: words that depend on what was seen.
    """

    en: str
    zh: str

    def fill(self, values: Mapping[str, Any], lang: str) -> str:
        """Return the text of ``lang`` with its placeholders replaced."""
        return self.of(lang).format_map({key: _shown(value, lang) for key, value in values.items()})

    def of(self, lang: str) -> str:
        """Return the text of ``lang`` as it is: braces in what a program has said are no placeholders."""
        return self.zh if lang == "zh" else self.en


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(str(_shown(item, lang)) for item in value)
    return value
