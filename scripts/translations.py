"""Update the gettext catalogues from the source, compile them, or list missing translations.

    python scripts/translations.py update|compile|missing

Translators edit locale/LANGUAGE.po. `update` and `missing` exit with 1 if a translation is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from indextts_doctor.i18n.text import unwrapped

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "indextts_doctor"
LOCALE = ROOT / "locale"
WIDTH = 118


def template() -> Catalog:
    """Catalogue of every message in the source, with the files that contain it."""
    found = Catalog(project="indextts-doctor", fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(
        str(SOURCE), method_map=[("**.py", "python")], keywords={"_": None}, strip_comment_tags=True
    ):
        found.add(unwrapped(str(message)), locations=[(file, 0)], auto_comments=comments, context=context)
    return found


def read(path: Path) -> Catalog:
    """Read a catalogue from the disk."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def update(path: Path) -> None:
    """Update a catalogue from the source; unused messages are removed."""
    catalogue = read(path)
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False, update_header_comment=False)
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "indextts-doctor", "", ""
    catalogue.last_translator, catalogue.language_team = "indextts-doctor", "Chinese (Simplified)"
    for message in catalogue:
        message.locations = sorted({(file, 0) for file, _ in message.locations})
        if message.id:
            message.flags.discard("python-format")
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, sort_by_file=True, omit_header=False, include_lineno=False)


def missing(path: Path) -> list[Message]:
    """Messages of the source without a translation in a catalogue."""
    known = read(path)
    return [one for one in template() if one.id and not getattr(known.get(one.id, one.context), "string", "")]


def main() -> int:
    """Run the action of the first argument on every catalogue."""
    sys.path.insert(0, str(ROOT))
    action = (sys.argv[1:] or ["missing"])[0]
    if action == "compile":
        from hatch_build import compile_catalogues

        compile_catalogues(ROOT)
        return 0
    lacking = 0
    for path in sorted(LOCALE.glob("*.po")):
        if action == "update":
            update(path)
        for message in missing(path):
            lacking += 1
            sys.stdout.write(f"{path.stem}: {message.id!r}\n")
    if lacking:
        sys.stdout.write(f"{lacking} without a translation: add their msgstr in locale/\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
