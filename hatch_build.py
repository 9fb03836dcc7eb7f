"""Compiles the gettext catalogues when the distribution, or an editable installation, is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("src/indextts_doctor/i18n/locale")


def compile_catalogues(root: Path) -> list[str]:
    """Write an .mo file beside every .po file; return their paths, relative to ``root``."""
    made = []
    for source in sorted((root / LOCALE).glob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.stem)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        made.append((LOCALE / f"{source.stem}.mo").as_posix())
    return made


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that hatchling calls before it collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile, and have the compiled files packed although git ignores them."""
        build_data["artifacts"] += compile_catalogues(Path(self.root))
