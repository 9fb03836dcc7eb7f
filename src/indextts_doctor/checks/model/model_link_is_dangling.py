"""MOD011: a link in the model folder points to nothing."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import about, again, of, path, severity
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD011",
    Severity.ERROR,
    title=Text(en="{file} points to {link}, which is not there", zh="{file} 指向 {link}，但目标不存在"),
    why=Text(
        en="A snapshot of the Hugging Face cache consists of links into its folder blobs. Copied without them (cp -a, COPY of "
        'docker, a volume), ls still shows every name, and transformers says "does not appear to have a file named config.json".',
        zh="Hugging Face 缓存里的快照全是指向 blobs 目录的链接。只复制快照（cp -a、docker 的 COPY、挂卷）而没带 blobs，"
        "ls 看起来文件齐全，transformers 却报 does not appear to have a file named config.json。",
    ),
    how=Text(en="The link is there and what it points to is not.", zh="链接存在，目标不存在。"),
    advice=Text(
        en="Copy it again so that links are followed (cp or rsync with -L; for docker, from a folder made that "
        "way). Or download into the folder itself, which makes no links. {again}",
        zh="重新复制并跟随链接（cp 或 rsync 加 -L；docker 构建时从这样复制出的目录 COPY）。也可以直接下载到该目"
        "录，这样不会产生链接。{again}",
    ),
    explains=("SMK",),
    source="reproduced with transformers 4.35.2; huggingface_hub#1388",
)
def model_link_is_dangling(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    files = list(of(model, "dangling"))
    for file in files:
        facts = {
            "file": path(model, file.path),
            "link": file.link or "?",
            "again": again(model, profile, *(one.path for one in files)),
        }
        yield Evidence(facts, about=about(model, file.path), severity=severity(file))
