"""One text in every language of the doctor: English stands in the code, the others in gettext catalogues."""

from __future__ import annotations

import functools
import gettext
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

LANGUAGES = ("en", "zh")
LOCALE = Path(__file__).parent / "locale"
_WRAP = re.compile(r"\n +")


class Text(msgspec.Struct, frozen=True):
    """One sentence or paragraph in both languages; ``{name}`` is filled from the evidence.

    A value may be a Text itself: words that depend on what was seen.
    """

    en: str
    zh: str

    def fill(self, values: Mapping[str, Any], lang: str) -> str:
        """Return the text of ``lang`` with its placeholders replaced."""
        return self.of(lang).format_map({key: _shown(value, lang) for key, value in values.items()})

    def filled(self, **values: Any) -> Text:
        """Return the text with its placeholders replaced in every language."""
        return Text(self.fill(values, "en"), self.fill(values, "zh"))

    @classmethod
    def verbatim(cls, words: str) -> Text:
        """Return words that read the same in every language, as those of another program."""
        return cls(words, words)

    def of(self, lang: str) -> str:
        """Return the text of ``lang`` as it is: braces in what a program has said are no placeholders."""
        return self.zh if lang == "zh" else self.en


def _(message: str) -> Text:
    """Return the English message with its translations; one that has none reads the same in every language."""
    english = unwrapped(message)
    return Text(english, _catalogue("zh").gettext(english))


def unwrapped(message: str) -> str:
    """Return a message of the source as one line: where it goes on in an indented line, there is a space."""
    return _WRAP.sub(" ", message) if "\n" in message else message


@functools.cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    """Load a compiled catalogue, which the build makes of locale/LANG.po."""
    try:
        with (LOCALE / f"{lang}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(str(_shown(item, lang)) for item in value)
    return value
