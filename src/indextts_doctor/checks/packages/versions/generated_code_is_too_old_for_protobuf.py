"""PKG024: protobuf refuses code that an old protoc generated."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.evidence import OldBuild
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Import, Imports, Packages, Profile, Target

# "Descriptors cannot not be created directly." up to protobuf 4.21, with one "not" since.
_BEGINS, _ENDS = "Descriptors cannot", "be created directly"


@check(
    "PKG024",
    Severity.ERROR,
    title=_("protobuf {protobuf} is too new for {name}, whose code is from an old protoc"),
    summary=_("protobuf is too new for code from an old protoc"),
    why=_("""protobuf 4.21 and newer refuse code that protoc before 3.19 generated. Many packages set no upper bound,
        so every installation may upgrade protobuf. Mostly affected are onnx, sentencepiece, tensorboard and
        tensorboardX."""),
    how=_('The import fails with the message of protobuf: "Descriptors cannot be created directly".'),
    advice=_("""Downgrade protobuf: `{command}`. Or install a newer release of {name}. As a workaround, set
        PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python in the environment of the service; parsing is then slow."""),
    remedy=_("""Downgrade protobuf below 3.21, or install a newer release of the package. As a workaround, set
        PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python in the environment of the service; parsing is then slow."""),
    explains=("IMP", "SMK"),
    source="transformers#17544; sentencepiece#889; reproduced: tensorboardX 2.5 with protobuf 4.25.3 and 6.30.0, not with 3.20.3",
)
def generated_code_is_too_old_for_protobuf(
    imports: Imports, packages: Packages, profile: Profile, target: Target
) -> Found[OldBuild]:
    protobuf = packages.find("protobuf")
    if protobuf is None or not within(protobuf.version, ">=4.0.0.dev0"):
        return
    seen = set()
    for result in imports.results:
        name = failures.met_first(result, profile, besides="protobuf")
        if not _refused(result) or name in seen:
            continue
        seen.add(name)
        yield OldBuild(
            name=name,
            protobuf=protobuf.version,
            module=result.module,
            command=install(target, packages, "protobuf<3.21"),
            about=frozenset({name}),
        )


def _refused(result: Import) -> bool:
    return any(link.message.startswith(_BEGINS) and _ENDS in link.message for link in result.chain)
