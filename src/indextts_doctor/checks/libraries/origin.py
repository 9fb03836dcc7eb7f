"""Words for the origin of libraries and variables, in every language. Pure."""

from typing import Optional

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text, _


class NewerGlibc(Evidence, frozen=True, kw_only=True):
    """A package that requires a newer glibc than the system has."""

    package: str
    version: Maybe[str] = UNSET
    wanted: str
    offered: Optional[str]
    file: Maybe[str] = UNSET


class OtherMachine(Evidence, frozen=True, kw_only=True):
    """A file that was built for another processor."""

    executable: Maybe[str] = UNSET
    package: Maybe[str] = UNSET
    file: Maybe[str] = UNSET
    built_for: str
    machine: str


_ORIGINS = {
    "bundled": _("from the package"),
    "system": _("from the system"),
    "conda": _("from conda"),
    "absent": _("missing"),
}
_PROBLEMS = {
    "truncated": _("the file is truncated"),
    "corrupt": _("the header is invalid"),
    "empty": _("the file is empty"),
    "not-elf": _("the file is not a library"),
    "foreign": _("the file is for another architecture"),
}


def whose(variables_from: str) -> Text:
    """The shell or process that variables were read from; ``variables_from`` is that of a context."""
    process = variables_from.rpartition("service process ")[2]
    if process.isdigit():
        return _("service process {pid}").filled(pid=process)
    return _("this shell")


def origin(word: str) -> Text:
    """Words for the origin of a library."""
    return _ORIGINS.get(word, Text.verbatim(word))


def problem(word: str) -> Text:
    """Words for the problem of a library: a word of its record, or "needs libFLAC.so.8"."""
    need = word.partition("needs ")[2]
    if need:
        return _("{library}, which it needs, is missing").filled(library=need)
    return _PROBLEMS.get(word, Text.verbatim(word))
