"""Bytes as a person reads them. Pure."""

_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB")


def size(count: float) -> str:
    """Return e.g. "512 MiB" or "1.9 GiB": at most three digits that matter."""
    value, unit = float(count), 0
    while round(value) >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    digits = 0 if unit == 0 or value >= 100 or value == int(value) else 1
    return f"{value:.{digits}f} {_UNITS[unit]}"
