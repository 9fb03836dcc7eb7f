"""Lists of checks, fixes or profiles. Pure."""

import dataclasses
from typing import Any


@dataclasses.dataclass(frozen=True)
class Listing:
    """A table: rows of plain data with the same keys, and the columns that the text format shows."""

    rows: tuple[dict[str, Any], ...]
    columns: tuple[str, ...]


def render(listing: Listing) -> str:
    """The rows as aligned columns."""
    widths = {key: max(len(str(row[key])) for row in listing.rows) for key in listing.columns if listing.rows}
    return "".join(
        "  ".join(str(row[key]).ljust(width) for key, width in widths.items()).rstrip() + "\n" for row in listing.rows
    )
