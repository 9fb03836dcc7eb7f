"""The names of this machine that a proxy variable catches. Pure."""

from collections.abc import Mapping

NAMES = ("localhost", "127.0.0.1")


def exception(variables: Mapping[str, str]) -> tuple[str, str]:
    """The variable with the proxy exceptions, as Python's libraries read it, and its value."""
    name = "no_proxy" if "no_proxy" in variables else "NO_PROXY"
    return name, variables.get(name, "")


def caught(variables: Mapping[str, str]) -> tuple[str, ...]:
    """The names of this machine that are not excluded from the proxy."""
    entries = {entry.strip().lower() for entry in exception(variables)[1].split(",")}
    return () if "*" in entries else tuple(name for name in NAMES if name not in entries)


def spared(variables: Mapping[str, str]) -> tuple[str, str]:
    """The variable with the proxy exceptions, and the value that excludes every name of this machine."""
    name, value = exception(variables)
    kept = [entry.strip() for entry in value.split(",") if entry.strip()]
    return name, ",".join([*kept, *caught(variables)])
