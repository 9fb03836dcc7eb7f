"""The evidence that checks of packages share. Pure."""

from typing import Optional, Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text


class Absent(Evidence, frozen=True, kw_only=True):
    """A package that is not installed, and how all that are missing are had."""

    name: str
    tested: str
    reason: Union[Text, str]
    because: Maybe[Text] = UNSET
    when: Maybe[Text] = UNSET
    cure: Text


class Changed(Evidence, frozen=True, kw_only=True):
    """A package whose files are not those that were installed; ``paths`` names the first of them."""

    name: str
    version: str
    path: str
    count: Maybe[int] = UNSET
    paths: list[str]
    module: Maybe[str] = UNSET
    command: str


class OldBuild(Evidence, frozen=True, kw_only=True):
    """A package with code that was made for another release of what it stands on."""

    name: str
    numpy: Maybe[str] = UNSET
    said: Maybe[str] = UNSET
    protobuf: Maybe[str] = UNSET
    module: str
    command: str


class TooNew(Evidence, frozen=True, kw_only=True):
    """A package on something that is too new for it."""

    name: Maybe[str] = UNSET
    version: str
    hub: Maybe[str] = UNSET
    python: Maybe[str] = UNSET
    werkzeug: Maybe[str] = UNSET
    command: str


class LostNames(Evidence, frozen=True, kw_only=True):
    """A package that uses what its numpy or scipy has no more."""

    name: Maybe[str] = UNSET
    version: str
    numpy: Maybe[str] = UNSET
    since: Maybe[str] = UNSET
    file: Maybe[str] = UNSET
    cure: Text


class Unsuitable(Evidence, frozen=True, kw_only=True):
    """A version that the profile rejects, or has not tested."""

    name: str
    version: str
    range: Maybe[str] = UNSET
    tested: Maybe[str] = UNSET
    reason: Union[Text, str]
    proof: Maybe[str] = UNSET
    command: Maybe[str] = UNSET
    commands: Maybe[str] = UNSET


class Required(Evidence, frozen=True, kw_only=True):
    """A package that requires what is not there, or another version of it."""

    package: str
    version: str
    requirement: str
    name: Maybe[str] = UNSET
    found: Optional[Union[Text, str]]
    installed: Maybe[Optional[str]] = UNSET
    extra: Maybe[str] = UNSET
    module: Maybe[str] = UNSET
    command: str
