"""One text in every language of the doctor: English stands in the code, the others in gettext catalogues."""

from __future__ import annotations

import functools
import gettext
import re
import string
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Optional

import msgspec
from msgspec.structs import force_setattr

from indextts_doctor import i18n

LANGUAGES = i18n.LANGUAGES
LOCALE = Path(__file__).parent / "locale"
_WRAP = re.compile(r"\n +")
_SPEC = re.compile(r",|\.\d[efg%]|[dg]")  # of a number


class Text(msgspec.Struct, frozen=True, eq=False, omit_defaults=True):
    """One sentence or paragraph: an English template, and the values of its ``{name}`` placeholders.

    It is translated when it is shown, and saved as it is. A value may be a Text itself. Two texts are equal that read
    the same in every language.
    """

    en: str
    zh: Optional[str] = None  # None: what the catalogue has for ``en``
    values: dict[str, Any] = {}

    @classmethod
    def verbatim(cls, words: str) -> Text:
        """Words that read the same in every language, as those of another program."""
        return cls(words, words)

    @classmethod
    def joined(cls, texts: Iterable[Text], between: str = " ") -> Text:
        """Several texts, one behind the other."""
        values = {f"text{number}": text for number, text in enumerate(texts)}
        template = between.join(f"{{{name}}}" for name in values)
        return cls(template, template, values)

    def __post_init__(self) -> None:
        """Take up values that were saved. Raises ValueError for a template that its values cannot fill."""
        if any(isinstance(value, (dict, list)) for value in self.values.values()):
            force_setattr(self, "values", {name: _restored(value) for name, value in self.values.items()})
        for template in (self.en, self.zh or "") if self.values else ():
            for _words, name, spec, conversion in string.Formatter().parse(template):
                if name is not None and not _fits(name, spec or "", conversion, self.values):
                    raise ValueError(f"a text that cannot be filled in: {template[:80]!r}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and all(self.of(lang) == other.of(lang) for lang in LANGUAGES)

    def __hash__(self) -> int:
        return hash(self.of("en"))

    def fill(self, values: Mapping[str, Any], lang: str) -> str:
        """The text in ``lang``, with the placeholders replaced by ``values``."""
        filled = {name: _shown(value, lang) for name, value in {**self.values, **values}.items()}
        return self._template(lang).format_map(filled)

    def filled(self, **values: Any) -> Text:
        """The text with values for its placeholders."""
        return Text(self.en, self.zh, {**self.values, **{name: _plain(value) for name, value in values.items()}})

    def of(self, lang: str) -> str:
        """The text in ``lang``; without any values it is shown as it is, braces too."""
        return self.fill({}, lang) if self.values else self._template(lang)

    def _template(self, lang: str) -> str:
        return self.en if lang == "en" else translated(self.en) if self.zh is None else self.zh


def _(message: str) -> Text:
    """An English message, which the catalogues translate; one that is in none of them stays English."""
    return Text(unwrapped(message))


def unwrapped(message: str) -> str:
    """A message of the source as one line: where it continues in an indented line, there is a space."""
    return _WRAP.sub(" ", message) if "\n" in message else message


def translated(message: str, lang: str = "zh") -> str:
    """The translation of an English message; the message itself where there is none."""
    return _catalogue(lang).gettext(message)


@functools.cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    """Load a compiled catalogue, which the build makes of locale/LANG.po."""
    try:
        with (LOCALE / f"{lang}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()


def finished(value: Any) -> Any:
    """A value of evidence with each text of it filled in, in every language."""
    if isinstance(value, Text):
        return Text(value.of("en"), value.of("zh"))
    return [finished(one) for one in value] if isinstance(value, (list, tuple)) else value


def _fits(name: str, spec: str, conversion: Optional[str], values: Mapping[str, Any]) -> bool:
    """Whether a placeholder is a plain name that has a value, and its format one of a number."""
    number = isinstance(values.get(name), (int, float))
    return name in values and conversion in (None, "r") and (not spec or (number and bool(_SPEC.fullmatch(spec))))


def _restored(value: Any) -> Any:
    """A value as it was before it was saved."""
    if isinstance(value, dict):
        return msgspec.convert(value, Text)
    return [_restored(one) for one in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """A value that can be saved."""
    if value is None or isinstance(value, (str, int, float, Text)):
        return value
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else str(value)


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(str(_shown(item, lang)) for item in value)
    return value
