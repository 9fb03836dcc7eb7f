"""What the checks of the model folder share: which files have a problem, how bad it is, how they are had again. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.modelfolder import Access, ModelFile
from indextts_doctor.knowledge.installing import quoted
from indextts_doctor.knowledge.sizes import size
from indextts_doctor.model import Evidence, Severity, Text

# Kinds that an engine reads whole when it starts; resource.zip holds the front end of Sambert.
_READ = ("json", "yaml", "sentencepiece", "tiktoken", "onnx")


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


def evidence(model: ModelFolder, profile: Profile, file: ModelFile, **more: Any) -> Evidence:
    """Return the evidence of one file: path, size in bytes and in words, and how it is had again."""
    facts = {
        "file": path(model, file.path),
        "bytes": file.size,
        "size": size(file.size),
        "again": again(model, profile, file.path),
        **more,
    }
    return Evidence(facts, about=about(model, file.path), severity=severity(file))


def again(model: ModelFolder, profile: Profile, name: str) -> Text:
    """Return how the file is downloaded again; a command when the profile knows where from."""
    layout = profile.model
    version = model.versions.get("files", next(iter(layout.variants), "")) if layout else ""
    first = next(iter(layout.variants), "") if layout else ""
    if layout is None or not layout.repo or version != first or name.startswith("hf_cache/"):
        return Text(
            en="Copy or download the file from where the model came from.",
            zh="从模型的来源重新下载或复制该文件。",
        )
    command = f"hf download {layout.repo} {quoted(name)} --local-dir {quoted(model.path)}"
    return Text(
        en=f"Download it: `{command}` (of huggingface-hub 0.34 or newer, from any environment).",
        zh=f"重新下载：`{command}`（需 huggingface-hub 0.34 及以上，在任意环境中执行均可）。",
    )


# Words of the readers in formats/, by how they begin; what follows stays as it is.
_WORDS = {
    "it begins with": "文件开头是",
    "not valid JSON:": "不是有效的 JSON：",
    "not valid YAML:": "不是有效的 YAML：",
    "the header is not JSON": "文件头不是 JSON",
    "header too large:": "文件头过长：",
    "the archive holds no data.pkl": "压缩包里没有 data.pkl",
    "it is neither a zip archive nor a pickle": "既不是 zip 也不是 pickle",
    "no sentencepiece model:": "不是 sentencepiece 模型：",
    "no ONNX model:": "不是 ONNX 模型：",
    "no protocol buffer:": "不是 protobuf 数据：",
    "its tensors are in": "张量所在的外部文件缺失：",
    "unk is not defined": "没有定义 unk",
}


def words(detail: str) -> Text:
    """Return what a reader said of a file, in both languages."""
    for start, zh in _WORDS.items():
        if detail.startswith(start):
            rest = detail[len(start) :].replace(", which is missing", "")
            return Text(en=detail, zh=zh + rest)
    return Text(en=detail, zh=detail)


def permission(access: Access) -> Text:
    """Return how the blocking path is opened for the service's user, and for no one more than needed."""
    blocked = quoted(access.blocked_by or "")
    if access.applies in ("u", "g", "o"):
        command = f"chmod {access.applies}+{access.lacks} {blocked}"
        return Text(en=f"`{command}` is enough.", zh=f"执行 `{command}` 即可。")
    if access.applies == "acl":
        command = f"setfacl -m u:{access.user}:{access.lacks} {blocked}"
        return Text(
            en=f"It has an access control list, so: `{command}`.", zh=f"该路径带有 ACL，需执行 `{command}`。"
        )
    return Text(
        en=f"Owner and mode allow it, so something else denies it: SELinux (`ls -Zd {blocked}`; a bind mount needs :z or :Z), "
        "AppArmor, or a network file system.",
        zh=f"属主和权限本身是允许的，拦截来自别处：SELinux（用 `ls -Zd {blocked}` 查看；容器绑定挂载需加 :z 或 :Z）、"
        "AppArmor 或网络文件系统。",
    )
