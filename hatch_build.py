"""Compiles the gettext catalogues when the distribution, or an editable installation, is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path("locale")
COMPILED = Path("src/indextts_doctor/i18n/locale")


def compile_catalogues(root: Path) -> list[str]:
    """Compile every catalogue into the package; return the paths that were written, relative to ``root``."""
    made = []
    (root / COMPILED).mkdir(exist_ok=True)
    for source in sorted((root / SOURCES).glob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.stem)
        made.append((COMPILED / f"{source.stem}.mo").as_posix())
        with (root / made[-1]).open("wb") as file:
            write_mo(file, catalogue)
    return made


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that hatchling calls before it collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile, and have the compiled files packed although git ignores them."""
        build_data["artifacts"] += compile_catalogues(Path(self.root))
