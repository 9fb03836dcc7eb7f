"""Where packages come from, as pip is told on this machine, in the words of uv, which does not read pip's settings."""

from __future__ import annotations

import configparser
import contextlib
import os
from collections.abc import Iterable, Mapping

FILES = ("/etc/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf")
OPTIONS = {
    "index-url": ("--default-index", "UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "extra-index-url": ("--index", "UV_INDEX", "UV_EXTRA_INDEX_URL"),
    "find-links": ("--find-links", "UV_FIND_LINKS"),
    "trusted-host": ("--allow-insecure-host", "UV_INSECURE_HOST"),
}


def uv_options(environ: Mapping[str, str], prefix: str) -> list[str]:
    """Return the options that let uv look where pip would; what uv is told by variables of its own comes first."""
    settings = pip_settings(environ, prefix)
    options: list[str] = []
    for name, (option, *variables) in OPTIONS.items():
        if any(environ.get(variable) for variable in variables):
            continue
        for value in settings.get(name, "").split():
            options += [option, value]
    if settings.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        options.append("--no-index")
    if "--index" in options:  # pip takes the best version of all indexes
        options += ["--index-strategy", "unsafe-best-match"]
    return options


def uv_variables(environ: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return what else uv has to know: the certificates that pip trusts."""
    certificates = pip_settings(environ, prefix).get("cert", "")
    return {"SSL_CERT_FILE": certificates} if certificates and not environ.get("SSL_CERT_FILE") else {}


def pip_settings(environ: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return pip's options for ``install``: variables before the environment's file, the user's and the system's."""
    settings: dict[str, str] = {}
    for path in _files(environ, prefix):
        settings.update(_read(path))
    for name in (*OPTIONS, "no-index", "cert"):
        value = environ.get(f"PIP_{name.upper().replace('-', '_')}")
        if value:
            settings[name] = value
    return settings


def _files(environ: Mapping[str, str], prefix: str) -> Iterable[str]:
    if environ.get("PIP_CONFIG_FILE") == os.devnull:
        return ()
    files = [os.path.expanduser(path) for path in FILES]
    if environ.get("XDG_CONFIG_HOME"):
        files.append(os.path.join(environ["XDG_CONFIG_HOME"], "pip", "pip.conf"))
    own = [os.path.join(prefix, "pip.conf")] if prefix else []
    named = [environ["PIP_CONFIG_FILE"]] if environ.get("PIP_CONFIG_FILE") else []
    return (*files, *own, *named)


def _read(path: str) -> dict[str, str]:
    parser = configparser.RawConfigParser(strict=False)
    with contextlib.suppress(OSError, configparser.Error, UnicodeDecodeError):
        parser.read(path, encoding="utf-8")
        found: dict[str, str] = {}
        for section in ("global", "install"):
            if parser.has_section(section):
                found.update({name.replace("_", "-"): value for name, value in parser.items(section)})
        return found
    return {}
