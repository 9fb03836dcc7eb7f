"""Settings of gunicorn, from its command line and its configuration in Python. Pure; nothing is run."""

import ast
from collections.abc import Iterator, Sequence
from typing import Optional

_LOGS = ("error_logfile", "log_file", "errorlog")
_LONG = {
    "t": "timeout", "w": "workers", "k": "worker_class", "b": "bind", "c": "config",
    "worker-class": "worker_class", "pythonpath": "pythonpath", "chdir": "chdir", "preload": "preload_app",
}  # fmt: skip
_FLAGS = frozenset((
    "preload", "reload", "daemon", "check-config", "print-config", "capture-output", "enable-stdio-inheritance",
    "reuse-port", "no-sendfile", "disable-redirect-access-to-syslog", "log-syslog", "spew", "initgroups",
    "proxy-protocol", "do-handshake-on-connect", "suppress-ragged-eofs", "strip-header-spaces", "D", "R", "h", "v",
    "help", "version",
))  # fmt: skip


def options(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The options under the names of gunicorn's settings; the application is "wsgi_app"."""
    rest = iter(arguments)
    for word in rest:
        if word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            if name in _FLAGS:
                yield _LONG.get(name, name.replace("-", "_")), "True"
            else:
                yield _LONG.get(name, name.replace("-", "_")), value if equals else next(rest, "")
        elif word.startswith("-") and len(word) > 1:
            if word[1] not in _FLAGS:
                yield _LONG.get(word[1], word[1]), word[2:] or next(rest, "")
        else:
            yield "wsgi_app", word


def logs_of_command(words: Sequence[str]) -> Iterator[str]:
    """The log files in the options of gunicorn's command line."""
    return (value for name, value in options(words) if name in _LOGS and value)


def config_of_command(words: Sequence[str]) -> Optional[str]:
    """The file of the options -c and --config."""
    return dict(options(words)).get("config", "").removeprefix("file:") or None


def log_of_config(text: str) -> Optional[str]:
    """The text that a configuration assigns to ``errorlog``; None: computed, or not Python."""
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
