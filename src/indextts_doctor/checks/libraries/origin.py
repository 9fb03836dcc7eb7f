"""Words for where something seen comes from, in both languages. Pure."""

from typing import Optional

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text, _


class NewerGlibc(Evidence, frozen=True, kw_only=True):
    """A package that was built for a newer glibc than there is."""

    package: str
    version: Maybe[str] = UNSET
    wanted: str
    offered: Optional[str]
    file: Maybe[str] = UNSET


class OtherMachine(Evidence, frozen=True, kw_only=True):
    """Something that was built for another processor."""

    executable: Maybe[str] = UNSET
    package: Maybe[str] = UNSET
    file: Maybe[str] = UNSET
    built_for: str
    machine: str


_ORIGINS = {
    "bundled": _("of the package itself"),
    "system": _("of the system"),
    "conda": _("of conda"),
    "absent": _("absent"),
}
_PROBLEMS = {
    "truncated": _("it is cut off"),
    "corrupt": _("its header does not parse"),
    "empty": _("it is empty"),
    "not-elf": _("it is no library"),
    "foreign": _("it is of another architecture"),
}


def whose(variables_from: str) -> Text:
    """Return words for "this shell" or "service process 123", so that "的" may follow in Chinese."""
    process = variables_from.rpartition("service process ")[2]
    if process.isdigit():
        return Text(en=variables_from, zh=f"服务进程 {process} ")
    return Text(en=variables_from or "this shell", zh="当前终端")


def origin(word: str) -> Text:
    """Return words for the origin of a library."""
    return _ORIGINS.get(word, Text.verbatim(word))


def problem(word: str) -> Text:
    """Return words for what is wrong with a library: a word, or "needs libFLAC.so.8"."""
    need = word.partition("needs ")[2]
    if need:
        return _("it needs {library}, which is nowhere").filled(library=need)
    return _PROBLEMS.get(word, Text.verbatim(word))
