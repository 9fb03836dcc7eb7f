"""Evidence that the checks of packages share. Pure."""

from typing import Optional, Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text


class Absent(Evidence, frozen=True, kw_only=True):
    """A package that is not installed; ``fix`` installs all missing ones."""

    name: str
    tested: str
    reason: Union[Text, str]
    because: Maybe[Text] = UNSET
    when: Maybe[Text] = UNSET
    fix: Text


class Changed(Evidence, frozen=True, kw_only=True):
    """A package with changed files; ``paths`` has the first of them."""

    name: str
    version: str
    path: str
    count: Maybe[int] = UNSET
    paths: list[str]
    module: Maybe[str] = UNSET
    command: str


class OldBuild(Evidence, frozen=True, kw_only=True):
    """A package with code that was built for a different release of a dependency."""

    name: str
    numpy: Maybe[str] = UNSET
    message: Maybe[str] = UNSET
    protobuf: Maybe[str] = UNSET
    module: str
    command: str


class TooNew(Evidence, frozen=True, kw_only=True):
    """A package with a dependency that is too new."""

    name: Maybe[str] = UNSET
    version: str
    hub: Maybe[str] = UNSET
    python: Maybe[str] = UNSET
    werkzeug: Maybe[str] = UNSET
    command: str


class LostNames(Evidence, frozen=True, kw_only=True):
    """A package that uses names that numpy or scipy removed."""

    name: Maybe[str] = UNSET
    version: str
    numpy: Maybe[str] = UNSET
    since: Maybe[str] = UNSET
    file: Maybe[str] = UNSET
    fix: Text


class Unsuitable(Evidence, frozen=True, kw_only=True):
    """A version that is broken or untested by the profile."""

    name: str
    version: str
    range: Maybe[str] = UNSET
    tested: Maybe[str] = UNSET
    reason: Union[Text, str]
    proof: Maybe[str] = UNSET
    command: Maybe[str] = UNSET
    commands: Maybe[str] = UNSET


class Required(Evidence, frozen=True, kw_only=True):
    """A package with a requirement that is missing or has a different version."""

    package: str
    version: str
    requirement: str
    name: Maybe[str] = UNSET
    found: Optional[Union[Text, str]]
    installed: Maybe[Optional[str]] = UNSET
    extra: Maybe[str] = UNSET
    module: Maybe[str] = UNSET
    command: str
