"""Where gunicorn writes its log: what its command line and its configuration, which is Python, say. Pure; nothing is run."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Sequence
from typing import Optional

_FLAGS = ("--error-logfile", "--log-file", "--errorlog")


def logs_of_command(words: Sequence[str]) -> Iterator[str]:
    """Yield what the options of gunicorn's command line name as its log."""
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        flag, equals, value = word.partition("=")
        if flag in _FLAGS and (value if equals else following):
            yield value if equals else following


def config_of_command(words: Sequence[str]) -> Optional[str]:
    """Return the file that the options -c and --config name."""
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        flag, equals, value = word.partition("=")
        if flag in ("-c", "--config"):
            return (value if equals else following).removeprefix("file:") or None
    return None


def log_of_config(text: str) -> Optional[str]:
    """Return the text that a configuration assigns to ``errorlog``; None when it computes it, or is no Python."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    named = [
        node.value.value
        for node in body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and any(isinstance(target, ast.Name) and target.id == "errorlog" for target in node.targets)
    ]
    return named[-1] if named and isinstance(named[-1], str) else None
