"""Secrets and personal data are replaced by stable tokens before anything is checked or written. Pure.

The same secret gets the same token everywhere, so that a reader still sees that two places contain one value; the
number of a token reveals nothing about its secret.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from indextts_doctor.redact.leaks import Leak, leaks
from indextts_doctor.redact.persons import Persons
from indextts_doctor.redact.secretnames import plausible, secret_name
from indextts_doctor.redact.untrusted import bounded, printable

__all__ = ["Redactor", "bounded", "printable"]

# A token as it was written, and as HTML and JSON escape it.
_TOKEN = re.compile(r"(?:<|&lt;|\\u003[cC])(?:secret|email)\d+(?:>|&gt;|\\u003[eE])")
_FLAG = re.compile(r"--?[A-Za-z][\w-]{1,60}")
_NAMING_FIELDS = frozenset(("name", "module", "package", "packages", "top_level", "hides", "profile", "about"))
_MOST_LEARNED = 300
_ROUNDS = 4  # what is left of a text after a replacement may itself look like a secret, seldom twice


class Redactor:
    """Replaces secrets and personal data, each by its own token, for the length of one report.

    ``home``, ``user`` and ``hostname`` are those of the person who runs the doctor; ``environ`` is searched for
    secrets that may turn up elsewhere.
    """

    def __init__(self, home: str, user: str, hostname: str, environ: Mapping[str, str]) -> None:
        self._tokens: dict[str, str] = {}
        self._counts = {"secret": 0, "email": 0}
        self._learned: dict[str, None] = {}
        self._persons = Persons(home, user, hostname, environ)
        for name, value in environ.items():
            kind = secret_name(name)
            if kind and plausible(kind, name, value):
                self._learn(value)
            elif "://" in value:
                list(self._leaks(value))  # learns

    def value(self, obj: Any) -> Any:
        """JSON-like ``obj`` with every secret replaced; types, keys and order stay as they are."""
        self._persons.keep(_names(obj))
        for _ in range(_ROUNDS):
            known = len(self._learned) + self._persons.count
            obj = self._walk(obj, "", "")
            if known == len(self._learned) + self._persons.count:
                break  # nothing was learned that could be in what was already walked
        return obj

    def text(self, text: str) -> str:
        """``text`` with every secret, home folder, person and host replaced. Idempotent."""
        for _ in range(_ROUNDS):
            clean = self._persons.text(self._secrets(text))
            if clean == text:
                break
            text = clean
        return text

    def scan(self, text: str) -> list[str]:
        """The kinds of secrets and personal data that are still in ``text``, sorted."""
        kinds = {leak.kind for part in _TOKEN.split(text) for leak in self._leaks(part)}
        if self._persons.text(text) != text:
            kinds.add("personal data")
        return sorted(kinds)

    def _walk(self, obj: Any, key: str, kind: str) -> Any:
        """``key`` and ``kind``: of the nearest mapping's entry, and the secret that its name announces."""
        if isinstance(obj, str):
            return self._string(obj, key, kind)
        if isinstance(obj, dict):
            return {self._key(name): self._walk(item, str(name), secret_name(str(name))) for name, item in obj.items()}
        if isinstance(obj, (list, tuple)):
            items = list(self._items(obj, key, kind))
            return items if isinstance(obj, list) else tuple(items)
        return obj

    def _items(self, items: Iterable[Any], key: str, kind: str) -> Iterable[Any]:
        """Yield the items; the one after "--password" is a secret."""
        announced = flag = ""
        for item in items:
            follows = announced and isinstance(item, str) and not item.startswith("-")
            yield self._walk(item, flag if follows else key, announced if follows else kind)
            flag = item if isinstance(item, str) and _FLAG.fullmatch(item) else ""
            announced = secret_name(flag) if flag else ""

    def _string(self, text: str, key: str, kind: str) -> str:
        if kind and not _TOKEN.search(text) and plausible(kind, key, text):
            self._learn(text)
            return self._token(text, "secret")
        person = self._persons.field(key, text)
        return self.text(text) if person is None else person

    def _key(self, key: Any) -> Any:
        if not isinstance(key, str) or (key.isidentifier() and len(key) < 20):
            return key
        return self.text(key)

    def _secrets(self, text: str) -> str:
        parts = []
        begin = 0
        for token in _TOKEN.finditer(text):
            parts += [self._without(text[begin : token.start()]), token[0]]
            begin = token.end()
        parts.append(self._without(text[begin:]))
        return "".join(parts)

    def _without(self, text: str) -> str:
        found = sorted(self._leaks(text))
        if not found:
            return text
        parts = []
        done = 0
        for start, end, kind in _merged(found):
            parts += [text[done:start], self._token(text[start:end], kind)]
            done = end
        parts.append(text[done:])
        return "".join(parts)

    def _leaks(self, text: str) -> Iterable[Leak]:
        if len(text) < 4:
            return
        for leak in leaks(text):
            if leak.learn:
                self._learn(text[leak.start : leak.end])
            yield leak
        for secret in tuple(self._learned):
            at = text.find(secret)
            while at >= 0:
                yield Leak(at, at + len(secret), "known secret")
                at = text.find(secret, at + len(secret))

    def _learn(self, secret: str) -> None:
        """Look for ``secret`` everywhere, unless it is so plain that it would be found in innocent text."""
        letters = sum(c.isalpha() for c in secret)
        mixed = 0 < letters < len(secret) and any(c.isdigit() for c in secret)
        if (len(secret) >= 16 or (len(secret) >= 8 and mixed)) and letters and len(self._learned) < _MOST_LEARNED:
            self._learned[secret] = None

    def _token(self, secret: str, kind: str) -> str:
        label = "email" if kind == "e-mail address" else "secret"
        if secret not in self._tokens:
            self._counts[label] += 1
            self._tokens[secret] = f"<{label}{self._counts[label]}>"
        return self._tokens[secret]


def _merged(found: Iterable[Leak]) -> Iterable[tuple[int, int, str]]:
    """Yield the stretches that sorted leaks cover, with the kind of the first and widest."""
    start, end, kind = -1, -1, ""
    for leak in found:
        if leak.start >= end:
            if end > 0:
                yield start, end, kind
            start, end, kind = leak.start, leak.end, leak.kind
        elif leak.end > end:
            end, kind = leak.end, "secret"
    if end > 0:
        yield start, end, kind


def _names(obj: Any) -> set[str]:
    """The names of packages and modules in the facts: they are no persons, whoever is called so."""
    names: set[str] = set()
    pending = [obj]
    while pending:
        item = pending.pop()
        if isinstance(item, dict):
            for key, value in item.items():
                if key in _NAMING_FIELDS:
                    words = [value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ()
                    names.update(word.lower() for word in words if isinstance(word, str) and len(word) < 64)
                pending.append(value)
        elif isinstance(item, (list, tuple)):
            pending.extend(item)
    return names
