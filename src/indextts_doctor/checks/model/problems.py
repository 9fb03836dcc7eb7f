"""Shared by the checks of the model folder: the faulty files, their severity and how to restore them. Pure."""

import re
from collections.abc import Iterator
from typing import Any, Optional, Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Severity, Text, _
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Access, ModelFile, ModelFolder, Profile
from indextts_doctor.i18n.sizes import size

_FEW = 8  # the most files in a command; for more, the complete repository is downloaded

# Kinds that an engine reads completely when it starts; resource.zip contains the front end of Sambert.
_READ = ("json", "yaml", "sentencepiece", "tiktoken", "onnx")


class Faulty(Evidence, frozen=True, kw_only=True):
    """A faulty file of the model: its size in bytes and in words, and how to restore it."""

    file: str
    bytes: int
    size: str
    again: Text
    kind: Maybe[str] = UNSET
    page: Maybe[str] = UNSET
    detail: Maybe[Text] = UNSET
    have: Maybe[Text] = UNSET
    expected: Maybe[Union[Text, str]] = UNSET  # in words
    expected_bytes: Maybe[Optional[int]] = UNSET
    folder: Maybe[str] = UNSET


class Denied(Evidence, frozen=True, kw_only=True):
    """A missing permission of the service's user on a path of the model, and the folder or file that lacks it."""

    user: Union[Text, str]
    do: Maybe[Text] = UNSET
    blocked_by: str
    mode: str
    folder: Maybe[str] = UNSET
    lacks: Maybe[str] = UNSET  # letters, as chmod writes them
    fix: Maybe[Text] = UNSET
    made: Maybe[str] = UNSET


class Absent(Evidence, frozen=True, kw_only=True):
    """A missing file of the model, and how to restore it."""

    file: str
    why: Maybe[Text] = UNSET
    detail: Maybe[str] = UNSET
    link: Maybe[str] = UNSET
    again: Text


class Checkpoint(Evidence, frozen=True, kw_only=True):
    """A checkpoint whose pickle contains more than weights."""

    torch: Maybe[str] = UNSET
    file: str
    what: Maybe[Text] = UNSET
    names: Maybe[list[str]] = UNSET
    count: Maybe[int] = UNSET


def of(model: ModelFolder, *problems: str) -> Iterator[ModelFile]:
    """Yield the files with one of these problems, those that stop the engine first."""
    found = [file for file in model.files if file.problem in problems]
    yield from sorted(found, key=lambda file: (-severity(file), not file.required, file.path))


def severity(file: ModelFile) -> Severity:
    """Error if the engine reads the file, else a warning."""
    front_end = file.path.rpartition("/")[2] == "resource.zip"
    read = file.required or file.weights or file.kind in _READ or front_end
    return Severity.ERROR if read else Severity.WARNING


def path(model: ModelFolder, name: str) -> str:
    """The path of the file as the deployment writes it."""
    return name if model.given in ("", ".") else f"{model.given}/{name}"


def about(model: ModelFolder, *names: str) -> frozenset[str]:
    """The names that a finding about these files concerns."""
    return frozenset({"model", *(f"{model.path}/{name}".lower() for name in names)})


def evidence(model: ModelFolder, profile: Profile, file: ModelFile, **more: Any) -> Faulty:
    """The evidence of one file, with the other fields of its check."""
    return Faulty(
        file=path(model, file.path),
        bytes=file.size,
        size=size(file.size),
        again=again(model, profile, *(one.path for one in of(model, file.problem or ""))),
        **more,
        about=about(model, file.path),
        severity=severity(file),
    )


def is_published(model: ModelFolder, profile: Profile, *names: str) -> bool:
    """Whether the known repository contains these files, in the version of the model folder.

    The repository of a profile contains the first of its variants, and not the files that an engine downloads itself.
    A repository that is set in the configuration is trusted.
    """
    layout = profile.model
    if layout is None or not layout.repo:
        return False
    first = next(iter(layout.variants), "")
    fits = model.versions.get("files", first) == first
    return layout.repo_is_given or (fits and not any(name.startswith("hf_cache/") for name in names))


def again(model: ModelFolder, profile: Profile, *names: str) -> Text:
    """How to download these files again; with a command if their source is known."""
    layout = profile.model
    if layout is None or not is_published(model, profile, *names):
        return _("Download or copy the files again from the source of the model.")
    files = " ".join(quoted(name) for name in names) + " " if len(names) <= _FEW else ""
    revision = f"--revision {quoted(layout.revision)} " if layout.revision else ""
    command = f"hf download {layout.repo} {files}{revision}--local-dir {quoted(model.path)}"
    return _("Download again, with hf of huggingface-hub 0.34 or newer from any environment: `{command}`").filled(
        command=command
    )


# The details that the readers in formats/ report, and how they are shown. Names, numbers and the words of other
# programs are copied from the detail.
_DETAILS = (
    (r"it begins with (?P<start>.*)", _("the file begins with {start}")),
    (r"smaller than it ever is", _("smaller than its minimum size")),
    (r"the file ends within its header", _("the file ends within its header")),
    (r"the file ends within .*", _("the file ends within a structure")),
    (r"the file ends before its tensors do", _("the file ends before its tensors")),
    (r"the end of the archive is missing", _("the end of the archive is missing")),
    (r"the pickle ends before its STOP", _("the pickle ends without STOP")),
    (r"a line of the pickle does not end", _("the pickle contains an unterminated line")),
    (r"the pickle (?:takes more|remembers what).*", _("the pickle is inconsistent")),
    (r"byte (?P<byte>\d+) is no pickle opcode: (?P<code>.*)", _("byte {byte} is not a pickle opcode: {code}")),
    (r"the last line is cut", _("the last line is truncated")),
    (r"a line is not a token and its rank", _("a line does not consist of a token and its rank")),
    (r"not valid (?P<format>JSON|YAML): (?P<reason>.*)", _("not valid {format}: {reason}")),
    (r"the header is not JSON: (?P<reason>.*)", _("the header is not JSON: {reason}")),
    (r"the header is not JSON", _("the header is not JSON")),
    (r"header too large: (?P<size>\d+) bytes", _("header too large: {size} bytes")),
    (r"tensor (?P<name>.*) does not follow the one before it", _("tensor {name} does not follow the previous tensor")),
    (r"tensor (?P<name>.*) is not described in full", _("tensor {name} is not completely described")),
    (r"tensor (?P<name>.*) has impossible numbers", _("tensor {name} has invalid numbers")),
    (r"tensor (?P<name>.*): shape and bytes disagree", _("tensor {name}: shape and size do not match")),
    (r"(?P<size>-?\d+) bytes more than the tensors take", _("{size} bytes more than its tensors need")),
    (r"the archive holds no data.pkl", _("the archive contains no data.pkl")),
    (r"the archive does not make sense: (?P<reason>.*)", _("the archive is inconsistent: {reason}")),
    (r"(?P<name>.*) lies beyond the end of the file", _("{name} is beyond the end of the file")),
    (
        r"data.pkl is compressed in a way that torch does not know",
        _("data.pkl uses a compression that torch does not support"),
    ),
    (r"(?P<name>data/.*) is missing", _("{name} is missing from the archive")),
    (
        r"(?P<name>data/.*) is cut to (?P<size>\d+) of (?P<expected>\d+) bytes",
        _("{name} in the archive has {size} of {expected} bytes"),
    ),
    (r"it is neither a zip archive nor a pickle", _("the file is neither a zip archive nor a pickle")),
    (r"no protocol buffer: .* at byte (?P<byte>\d+)", _("not a protocol buffer: error at byte {byte}")),
    (r"no sentencepiece model: .*", _("not a sentencepiece model: no pieces")),
    (r"no ONNX model: .*", _("not an ONNX model: no graph or no version")),
    (r"its tensors are in (?P<name>.*), which is missing", _("the file with its tensors is missing: {name}")),
    (r"unk is not defined", _("unk is not defined")),
    (
        r"(?P<zeros>\d+) of (?P<size>\d+) bytes, from byte (?P<start>\d+) on, are zero",
        _("{zeros} of {size} bytes are zero, from byte {start} on"),
    ),
    (r"all samples of it are zero", _("all samples are zero")),
)


def words(detail: str) -> Text:
    """The detail that a reader reported of a file, as it is shown; one that is in no row is shown as it is."""
    for pattern, message in _DETAILS:
        found = re.fullmatch(pattern, detail, re.DOTALL)
        if found:
            return message.filled(**found.groupdict())
    return Text.verbatim(detail)


def permission(access: Access) -> Text:
    """How to give the service's user the missing permission, and nobody more than needed."""
    blocked = quoted(access.blocked_by or "")
    if access.applies in ("u", "g", "o"):
        command = f"chmod {access.applies}+{access.lacks} {blocked}"
        return _("Add the missing permission: `{command}`").filled(command=command)
    if access.applies == "acl":
        command = f"setfacl -m u:{access.user}:{access.lacks} {blocked}"
        return _("Add an entry to the access control list: `{command}`").filled(command=command)
    return _("""Owner and mode allow the access, so the cause is SELinux (a bind mount needs :z or :Z), AppArmor or a
        network file system. Show the SELinux label: `ls -Zd {blocked}`""").filled(blocked=blocked)
