"""The shipped profiles, and how one is loaded and chosen."""

import contextlib
import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional

import msgspec

from indextts_doctor.config.configuration import PORT, decode, expanded, read_toml
from indextts_doctor.facts import Profile, Thresholds
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _

FOLDER = Path(__file__).parent
DEFAULT = "reference"
# Of two that match, the first is taken: the more particular one.
ORDER = ("indextts-2-llm", "indextts2", "sambert")
MAX_TEXT = 200_000


def available(extra: Iterable[Path] = ()) -> dict[str, Path]:
    """Name and file of every profile, with those of plug-ins (``extra``)."""
    return {file.stem: file for file in (*extra, *sorted(FOLDER.glob("*.toml")))}


def load(name: str, *, base: Optional[Path] = None, extra: Iterable[Path] = ()) -> Profile:
    """Load the profile called ``name``, or the file of that path (relative to ``base``).

    Raises UserError when there is none, or when the file is not valid.
    """
    known = available(extra)
    if name in known:
        return _read(known[name])
    path = (base or Path()) / expanded(Path(name))
    if name.endswith(".toml") or os.path.isfile(path):  # noqa: PTH113 - False where a Path raises
        return _read(path)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    if near:
        raise UserError(_("--profile {name}: unknown profile; did you mean {near!r}?").filled(name=name, near=near[0]))
    raise UserError(
        _("--profile {name}: unknown profile; pass the path of a .toml file, or one of {known}").filled(
            name=name, known=list(known)
        )
    )


def _read(path: Path) -> Profile:
    profile = decode(read_toml(path), Profile, str(path))
    _validate(profile, path)
    return profile


def _validate(profile: Profile, path: Path) -> None:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    ranges = [("python.tested", profile.python.tested)]
    ranges += [("python.broken", broken.range) for broken in profile.python.broken]
    for pin in profile.packages:
        ranges.append((f"packages ({pin.name}) tested", pin.tested))
        ranges += [(f"packages ({pin.name}) broken", broken.range) for broken in pin.broken]
    for key, value in ranges:
        with contextlib.suppress(InvalidSpecifier):
            SpecifierSet(value)
            continue
        raise UserError(
            _("{path}: {key}: {value!r} is not a version range; use the form '>=1.2,<2'").filled(
                path=path, key=key, value=value
            )
        )
    if profile.port is not None and not 1 <= profile.port <= 65535:
        raise UserError(PORT.filled(where=path, port=profile.port))


def with_thresholds(profile: Profile, changes: Mapping[str, float], where: str) -> Profile:
    """The profile with thresholds of the user's configuration. Raises UserError for an unknown one."""
    if not changes:
        return profile
    merged = {
        **msgspec.to_builtins(profile.thresholds),
        **{key.replace("-", "_"): int(v) if float(v).is_integer() else v for key, v in changes.items()},
    }
    return msgspec.structs.replace(profile, thresholds=decode(merged, Thresholds, f"{where}: thresholds"))


def detect(directory: Path, extra: Iterable[Path] = ()) -> tuple[str, Optional[str]]:
    """The name of the profile that fits what is on disk, and the file that identified it, or None for the default."""
    known = available(extra)
    ordered = [*(name for name in ORDER if name in known), *(n for n in known if n not in (*ORDER, DEFAULT))]
    for name in ordered:
        sign = _sign(_read(known[name]), directory)
        if sign:
            return name, sign
    return DEFAULT, None


def _sign(profile: Profile, directory: Path) -> Optional[str]:
    for path in profile.detect:
        if os.path.lexists(directory / path):
            return path
    return next((path for path, words in profile.detect_text.items() if _holds(directory / path, words)), None)


def _holds(path: Path, words: str) -> bool:
    try:
        return words.encode() in read_regular(path, MAX_TEXT)
    except OSError:
        return False
