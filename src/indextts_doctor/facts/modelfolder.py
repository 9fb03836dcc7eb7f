"""Facts about the model folder, read from names, modes and file headers; nothing in it is ever loaded."""

from __future__ import annotations

from typing import Any, Literal, Optional

from indextts_doctor.facts.record import Record, fact


class Blocker(Record, frozen=True):
    """One place on the way to a path, or its end, where rights are missing. Links are followed."""

    path: str
    lacks: str  # all that is missing there, of "rwx"
    applies: str  # as Access.applies
    folder: bool = False
    uid: int = 0  # its owner
    read_only: bool = False  # the mount is


class Access(Record, frozen=True):
    """What the service's user may do with a path, by owner, modes and access control lists."""

    user: str
    read: bool
    write: bool
    blocked_by: Optional[str] = None  # the path that denies it, itself or a parent
    mode: str = ""  # of the blocking path, e.g. "drwx------ root:root"
    lacks: str = ""  # the right that is missing there: "x" to enter, "r" or "w"
    applies: str = ""  # whose rights count for the user there: "u", "g" or "o" as chmod calls them, "acl" for an
    # access control list, "" when neither denies it: SELinux, a network mount, a read-only one
    read_only: bool = False  # the mount is read-only
    unseen: Optional[str] = None  # the doctor itself could not look beyond this path; the rest is assumed
    blockers: tuple[Blocker, ...] = ()  # every place that denies it, in the order of the way
    end: str = ""  # where the way ends, links followed; "": that is not known
    uid: Optional[int] = None  # the user's


# "corrupt": its header does not parse, or its structure does not hold.
FileProblem = Literal[
    "missing", "dangling", "lfs-pointer", "html", "empty", "truncated", "zero-filled", "corrupt", "unreadable"
]


class ModelFile(Record, frozen=True):
    """One file. ``detail`` of a missing one is "alternatives: a, b" or "index: name of the index that names it"."""

    path: str  # relative to the folder, with "/"
    size: int  # bytes; of what a link points to
    kind: str  # "safetensors", "torch", "torch-zip", "torch-legacy", "torchscript", "pickle", "onnx",
    # "sentencepiece", "tiktoken", "json", "yaml", "zip", "other", or as the profile calls it
    problem: Optional[FileProblem] = None
    detail: str = ""
    expected_size: Optional[int] = None
    expected_sha256: Optional[str] = None  # where a Git-LFS pointer names it
    required: bool = False
    code: tuple[str, ...] = ()  # pickle globals outside the known harmless ones: these would run
    unsafe: tuple[str, ...] = ()  # among them those that reach the system (os.system, eval, ...)
    refused: tuple[str, ...] = ()  # globals that torch >= 2.6 refuses without weights_only=False
    cuda: bool = False  # saved from a GPU: loading it needs map_location="cpu"
    weights: bool = False
    weight_bytes: int = 0  # bytes of tensors by the header, else the size
    dtype: str = ""  # the commonest, e.g. "F32", "F16"
    link: Optional[str] = None  # target, when it is a symbolic link


class ForeignPath(Record, frozen=True):
    """An absolute path inside a configuration file that does not exist here."""

    file: str
    key: str
    value: str
    sibling: Optional[str] = None  # a file of the same name that does exist in the folder


class Unwritable(Record, frozen=True):
    """A folder that the engine makes at its start, is not there, and cannot be made by the service's user."""

    name: str  # relative to the model folder
    access: Access


@fact("model")
class ModelFolder(Record, frozen=True):
    """The folder that holds the weights."""

    path: str  # absolute
    given: str  # as the deployment writes it, e.g. "./models/index_tts_2_llm"
    exists: bool
    is_dir: bool
    dangling: bool = False
    is_file: bool = False
    nearest: Optional[str] = None  # the deepest parent that exists
    access: Optional[Access] = None
    files: tuple[ModelFile, ...] = ()  # those that matter: required, weights, configuration, or with a problem
    total_files: int = 0
    total_bytes: int = 0
    unreadable: tuple[Access, ...] = ()
    incomplete: tuple[str, ...] = ()  # leftovers of broken downloads
    incomplete_bytes: int = 0
    unwritable: tuple[Unwritable, ...] = ()
    foreign_paths: tuple[ForeignPath, ...] = ()
    versions: dict[str, str] = {}  # where a version is found: {"files": "2.0", "config": "2.5"}
    config: dict[str, Any] = {}  # small excerpt of config.json or config.yaml: model_type, torch_dtype, gpt.layers
    layers: dict[str, tuple[int, int]] = {}  # part -> (layers in the weights, layers in the configuration)
    capped: bool = False  # more files than were looked at

    @classmethod
    def healthy(cls) -> ModelFolder:
        return cls(
            path="/srv/tts/models/index_tts_2_llm",
            given="models/index_tts_2_llm",
            exists=True,
            is_dir=True,
            access=Access(user="tts", read=True, write=True),
        )
