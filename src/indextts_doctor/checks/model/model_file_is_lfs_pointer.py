"""MOD004: a file of the model is the pointer of Git LFS."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import evidence, of
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text

_MORE = Text(en="more", zh="更大")


@check(
    "MOD004",
    Severity.ERROR,
    title=Text(
        en="{file} is a Git-LFS pointer of {bytes} bytes; {expected} are expected",
        zh="{file} 只是 Git LFS 指针（{bytes} 字节），真正的文件应为 {expected}",
    ),
    why=Text(
        en="The repository was cloned without Git LFS, so a note about the file lies where the file should be. "
        'torch then says "invalid load key, \'v\'" or "Unsupported operand 118" (the advice in that message, '
        'weights_only=False, is wrong here), safetensors "header too large", sentencepiece "could not parse '
        'ModelProto", transformers "not a valid JSON file".',
        zh="仓库是在没有 Git LFS 的情况下克隆的，留下的只是几行说明文字，不是文件本身。torch 会报 invalid load "
        "key, 'v' 或 Unsupported operand 118（报错里建议的 weights_only=False 在这里是错的），safetensors 报 "
        "header too large，sentencepiece 报 could not parse ModelProto，transformers 报 not a valid JSON file"
        "。",
    ),
    how=Text(
        en='The file begins with "version https://git-lfs"; the size of the real one stands in it.',
        zh="文件以 version https://git-lfs 开头，其中写明了真实文件的大小。",
    ),
    advice=Text(
        en="{again} In a clone with git-lfs installed, this fetches all of them: `git -C {folder} lfs pull`",
        zh="{again}若目录是克隆来的且已安装 git-lfs，可一次取回全部文件：`git -C {folder} lfs pull`",
    ),
    explains=("SMK",),
    source="reproduced with torch 2.13.0, safetensors, sentencepiece, onnxruntime and transformers 4.35.2",
)
def model_file_is_lfs_pointer(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    for file in of(model, "lfs-pointer"):
        expected = _MORE if file.expected_size is None else size(file.expected_size)
        yield evidence(
            model,
            profile,
            file,
            expected=expected,
            expected_bytes=file.expected_size,
            folder=quoted(model.path),
        )
