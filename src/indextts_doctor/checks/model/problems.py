"""What the checks of the model folder share: which files have a problem, how bad it is, how they are had again. Pure."""

import re
from collections.abc import Iterator
from typing import Any, Optional, Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Severity, Text, _
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Access, ModelFile, ModelFolder, Profile
from indextts_doctor.i18n.sizes import size

# Kinds that an engine reads whole when it starts; resource.zip holds the front end of Sambert.
_FEW = 8  # files to name in a command; of more, the whole repository is downloaded

_READ = ("json", "yaml", "sentencepiece", "tiktoken", "onnx")


class Faulty(Evidence, frozen=True, kw_only=True):
    """A file of the model that is there and not whole: its size in bytes and in words, and how it is had again."""

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
    """What the service's user may not do with a path of the model, and which folder or file decides that."""

    user: Union[Text, str]
    do: Maybe[Text] = UNSET
    blocked_by: str
    mode: str
    folder: Maybe[str] = UNSET
    lacks: Maybe[str] = UNSET  # letters, as chmod writes them
    cure: Maybe[Text] = UNSET
    made: Maybe[str] = UNSET


class Absent(Evidence, frozen=True, kw_only=True):
    """A file of the model that is not there, and how it is had again."""

    file: str
    why: Maybe[Text] = UNSET
    detail: Maybe[str] = UNSET
    link: Maybe[str] = UNSET
    again: Text


class Checkpoint(Evidence, frozen=True, kw_only=True):
    """A checkpoint whose pickle holds more than weights."""

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
    """Error when the engine reads the file, else a warning."""
    front_end = file.path.rpartition("/")[2] == "resource.zip"
    read = file.required or file.weights or file.kind in _READ or front_end
    return Severity.ERROR if read else Severity.WARNING


def path(model: ModelFolder, name: str) -> str:
    """Return the file's path as the deployment writes it."""
    return name if model.given in ("", ".") else f"{model.given}/{name}"


def about(model: ModelFolder, *names: str) -> frozenset[str]:
    """Return what a finding about these files concerns."""
    return frozenset({"model", *(f"{model.path}/{name}".lower() for name in names)})


def evidence(model: ModelFolder, profile: Profile, file: ModelFile, **more: Any) -> Faulty:
    """Return the evidence of one file, with what else its check has to say."""
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
    """Whether the repository that is known holds these files, in the version that lies here.

    A profile's repository holds the first of its variants, and not what an engine downloads beside it; one that the
    configuration names is taken at its word.
    """
    layout = profile.model
    if layout is None or not layout.repo:
        return False
    first = next(iter(layout.variants), "")
    fits = model.versions.get("files", first) == first
    return layout.repo_is_given or (fits and not any(name.startswith("hf_cache/") for name in names))


def again(model: ModelFolder, profile: Profile, *names: str) -> Text:
    """Return how these files are downloaded again; a command when it is known where from."""
    layout = profile.model
    if layout is None or not is_published(model, profile, *names):
        return _("Copy or download what is wrong again from where the model came from.")
    files = " ".join(quoted(name) for name in names) + " " if len(names) <= _FEW else ""
    revision = f"--revision {quoted(layout.revision)} " if layout.revision else ""
    command = f"hf download {layout.repo} {files}{revision}--local-dir {quoted(model.path)}"
    return _("Download again, with the hf of huggingface-hub 0.34 or newer from any environment: `{command}`").filled(
        command=command
    )


# What the readers in formats/ say. Names, numbers and the words of other programs stay as they are.
_SAID = (
    (r"it begins with (.*)", r"文件开头是 \1"),
    (r"smaller than it ever is", "小于该文件应有的最小尺寸"),
    (r"the file ends within its header", "文件在文件头处就结束了"),
    (r"the file ends within .*", "文件在结构中间就结束了"),
    (r"the file ends before its tensors do", "文件在张量数据结束之前就结束了"),
    (r"the end of the archive is missing", "压缩包的结尾缺失"),
    (r"the pickle ends before its STOP", "pickle 没有结束标记（STOP）"),
    (r"a line of the pickle does not end", "pickle 中有一行没有结束"),
    (r"the pickle (?:takes more|remembers what).*", "pickle 的内容自相矛盾"),
    (r"byte (\d+) is no pickle opcode: (.*)", r"第 \1 字节不是 pickle 操作码：\2"),
    (r"the last line is cut", "最后一行被截断"),
    (r"a line is not a token and its rank", "有一行不是“词元 序号”的格式"),
    (r"not valid (JSON|YAML): (.*)", r"不是有效的 \1：\2"),
    (r"the header is not JSON(?:: (.*))?", "文件头不是 JSON"),
    (r"header too large: (\d+) bytes", r"文件头过长：\1 字节"),
    (r"tensor (.*) does not follow the one before it", r"张量 \1 与前一个不相接"),
    (r"tensor (.*) is not described in full", r"张量 \1 的描述不完整"),
    (r"tensor (.*) has impossible numbers", r"张量 \1 的数值不合理"),
    (r"tensor (.*): shape and bytes disagree", r"张量 \1 的形状与字节数不符"),
    (r"(-?\d+) bytes more than the tensors take", r"比张量所需多出 \1 字节"),
    (r"the archive holds no data.pkl", "压缩包里没有 data.pkl"),
    (r"the archive does not make sense: (.*)", r"压缩包内容不合理：\1"),
    (r"(.*) lies beyond the end of the file", r"\1 超出了文件末尾"),
    (r"(data/.*) is missing", r"压缩包里缺少 \1"),
    (r"(data/.*) is cut to (\d+) of (\d+) bytes", r"压缩包里的 \1 只有 \2 / \3 字节"),
    (r"it is neither a zip archive nor a pickle", "既不是 zip 也不是 pickle"),
    (r"no protocol buffer: .*", "不是 protobuf 数据"),
    (r"no sentencepiece model: .*", "不是 sentencepiece 模型"),
    (r"no ONNX model: .*", "不是 ONNX 模型"),
    (r"its tensors are in (.*), which is missing", r"张量所在的外部文件缺失：\1"),
    (r"unk is not defined", "没有定义 unk"),
    (r"(\d+) of (\d+) bytes, from byte (\d+) on, are zero", r"共 \2 字节，从第 \3 字节起有 \1 字节为零"),
    (r"all samples of it are zero", "所有采样处都是零"),
)


def words(detail: str) -> Text:
    """Return what a reader said of a file, in both languages."""
    for pattern, zh in _SAID:
        found = re.fullmatch(pattern, detail, re.DOTALL)
        if found:
            return Text(en=detail, zh=found.expand(zh))
    return Text.verbatim(detail)


def permission(access: Access) -> Text:
    """Return how the blocking path is opened for the service's user, and for no one more than needed."""
    blocked = quoted(access.blocked_by or "")
    if access.applies in ("u", "g", "o"):
        command = f"chmod {access.applies}+{access.lacks} {blocked}"
        return _("This is enough: `{command}`").filled(command=command)
    if access.applies == "acl":
        command = f"setfacl -m u:{access.user}:{access.lacks} {blocked}"
        return _("An entry in its access control list is enough: `{command}`").filled(command=command)
    return _("""Owner and mode allow it, so something else denies it: SELinux (a bind mount needs :z or :Z), AppArmor,
        or a network file system. This shows SELinux's label: `ls -Zd {blocked}`""").filled(blocked=blocked)
