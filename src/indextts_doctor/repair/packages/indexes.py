"""The package indexes of pip's settings on this machine, as options of uv, which does not read these settings."""

import configparser
import contextlib
import os
from collections.abc import Iterable, Mapping

SYSTEM = "/etc/pip.conf"
USERS = ("~/.pip/pip.conf", "~/.config/pip/pip.conf")
SECTIONS = ("global", "install")  # the later one counts more, whichever file it is in
OPTIONS = {
    "index-url": ("--default-index", "UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "extra-index-url": ("--index", "UV_INDEX", "UV_EXTRA_INDEX_URL"),
    "find-links": ("--find-links", "UV_FIND_LINKS"),
    "trusted-host": ("--allow-insecure-host", "UV_INSECURE_HOST"),
}


def uv_options(environ: Mapping[str, str], prefix: str) -> list[str]:
    """The options that make uv use pip's indexes; variables of uv itself come first."""
    settings = pip_settings(environ, prefix)
    options: list[str] = []
    for name, (option, *variables) in OPTIONS.items():
        if any(environ.get(variable) for variable in variables):
            continue
        for value in settings.get(name, "").split():
            options += [option, value]
    if settings.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        options.append("--no-index")
    if "--index" in options and not environ.get("UV_INDEX_STRATEGY"):  # pip takes the best version of all
        options += ["--index-strategy", "unsafe-best-match"]
    return options


def uv_variables(environ: Mapping[str, str], prefix: str) -> dict[str, str]:
    """The variables with the certificates that pip trusts."""
    certificates = pip_settings(environ, prefix).get("cert", "")
    return {"SSL_CERT_FILE": certificates} if certificates and not environ.get("SSL_CERT_FILE") else {}


def pip_settings(environ: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Pip's options for ``install``: variables before the environment's file, the user's and the system's."""
    settings: dict[str, str] = {}
    files = [_read(path) for path in _files(environ, prefix)]
    for section in SECTIONS:
        for found in files:
            settings.update(found.get(section, {}))
    for name in (*OPTIONS, "no-index", "cert"):
        value = environ.get(f"PIP_{name.upper().replace('-', '_')}")
        if value:
            settings[name] = value
    return settings


def _files(environ: Mapping[str, str], prefix: str) -> Iterable[str]:
    """Yield pip's files, later ones taking precedence. With PIP_CONFIG_FILE, pip does not read the user's file."""
    named = environ.get("PIP_CONFIG_FILE", "")
    if named == os.devnull:
        return
    yield SYSTEM
    if not os.path.exists(named):
        yield from map(os.path.expanduser, USERS)
        if environ.get("XDG_CONFIG_HOME"):
            yield os.path.join(environ["XDG_CONFIG_HOME"], "pip", "pip.conf")
    if prefix:
        yield os.path.join(prefix, "pip.conf")
    if named:
        yield named


def _read(path: str) -> dict[str, dict[str, str]]:
    parser = configparser.RawConfigParser(strict=False)
    with contextlib.suppress(OSError, configparser.Error, UnicodeDecodeError):
        parser.read(path, encoding="utf-8")
        return {
            section: {name.replace("_", "-"): value for name, value in parser.items(section)}
            for section in SECTIONS
            if parser.has_section(section)
        }
    return {}
