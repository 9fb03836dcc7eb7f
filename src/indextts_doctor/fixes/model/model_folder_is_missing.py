"""MOD001: where the model is, or should come from, is for a person to say."""

from __future__ import annotations

from collections.abc import Iterator

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Advice
from indextts_doctor.i18n.text import Text


@fix(
    "MOD001",
    title=Text(en="makes no model folder by itself", zh="不会自动创建模型目录"),
    source="the model may lie elsewhere on this machine, and a download of gigabytes would hide that",
)
def model_folder_is_missing(model: ModelFolder) -> Iterator[Advice]:
    if model.is_file:
        yield Advice(
            Text(
                en=f"{model.path} is somebody's file: it is not put aside for a folder",
                zh=f"{model.path} 是他人的文件：不会为了建目录而移走它",
            )
        )
        return
    yield Advice(
        Text(
            en="where the model lies, on another disk or under another name, cannot be told from here, and to download "
            "it again would hide that; name the place with --model-dir",
            zh="无法从这里判断模型在哪里（另一块盘、另一个名字），重新下载会掩盖真正的位置；请用 --model-dir 指明",
        )
    )
