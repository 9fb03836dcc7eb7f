"""PKG024: code that an old protoc generated stands on a protobuf that refuses it."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Import, Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

# "Descriptors cannot not be created directly." up to protobuf 4.21, with one "not" since.
_BEGINS, _ENDS = "Descriptors cannot", "be created directly"


@check(
    "PKG024",
    Severity.ERROR,
    title=Text(
        en="{name} holds code that an old protoc generated, and protobuf {protobuf} refuses it",
        zh="{name} 里的代码由旧版 protoc 生成，protobuf {protobuf} 拒绝加载",
    ),
    why=Text(
        en="From 4.21 on protobuf refuses what protoc before 3.19 has generated, and many packages set no upper bound, so any "
        "installation may bring a protobuf that is too new: onnx, sentencepiece, tensorboard and tensorboardX are met most.",
        zh="protobuf 从 4.21 起拒绝 3.19 之前的 protoc 生成的代码，而许多软件包没有限定上限，装别的包时就可能带来过新的 protobuf。"
        "常见于 onnx、sentencepiece、tensorboard 和 tensorboardX。",
    ),
    how=Text(
        en='The import ends with protobuf\'s own words: "Descriptors cannot be created directly".',
        zh="导入时 protobuf 自己报错：Descriptors cannot be created directly。",
    ),
    advice=Text(
        en="Set protobuf back: `{command}`. Or install a release of {name} whose code is newer. Until then "
        "PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python in the service's environment helps, at the price of slow parsing.",
        zh="降级 protobuf：`{command}`。也可以换用较新的 {name}。在此之前可以在服务的环境变量里设置 "
        "PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python（解析会变慢）。",
    ),
    explains=("IMP", "SMK"),
    source="transformers#17544; sentencepiece#889; reproduced: tensorboardX 2.5 with protobuf 4.25.3 and 6.30.0, not with 3.20.3",
)
def generated_code_is_too_old_for_protobuf(
    imports: Imports, packages: Packages, profile: Profile, target: Target
) -> Iterator[Evidence]:
    protobuf = packages.find("protobuf")
    if protobuf is None or not within(protobuf.version, ">=4.0.0.dev0"):
        return
    told = set()
    for result in imports.results:
        name = failures.met_first(result, profile, besides="protobuf")
        if not _refused(result) or name in told:
            continue
        told.add(name)
        facts = {
            "name": name,
            "protobuf": protobuf.version,
            "module": result.module,
            "command": install(target, packages, "protobuf<3.21"),
        }
        yield Evidence(facts, about=frozenset({name}))


def _refused(result: Import) -> bool:
    return any(link.message.startswith(_BEGINS) and _ENDS in link.message for link in result.chain)
