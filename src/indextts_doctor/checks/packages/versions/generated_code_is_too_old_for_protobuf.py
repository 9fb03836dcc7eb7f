"""PKG024: code that an old protoc generated stands on a protobuf that refuses it."""

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
    title=_("{name} holds code that an old protoc generated, and protobuf {protobuf} refuses it"),
    why=_("""From 4.21 on protobuf refuses what protoc before 3.19 has generated, and many packages set no upper bound,
        so any installation may bring a protobuf that is too new: onnx, sentencepiece, tensorboard and tensorboardX are
        met most."""),
    how=_('The import ends with protobuf\'s own words: "Descriptors cannot be created directly".'),
    advice=_("""Set protobuf back: `{command}`. Or install a release of {name} whose code is newer. Until then
        PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION=python in the service's environment helps, at the price of slow
        parsing."""),
    explains=("IMP", "SMK"),
    source="transformers#17544; sentencepiece#889; reproduced: tensorboardX 2.5 with protobuf 4.25.3 and 6.30.0, not with 3.20.3",
)
def generated_code_is_too_old_for_protobuf(
    imports: Imports, packages: Packages, profile: Profile, target: Target
) -> Found[OldBuild]:
    protobuf = packages.find("protobuf")
    if protobuf is None or not within(protobuf.version, ">=4.0.0.dev0"):
        return
    told = set()
    for result in imports.results:
        name = failures.met_first(result, profile, besides="protobuf")
        if not _refused(result) or name in told:
            continue
        told.add(name)
        yield OldBuild(
            name=name,
            protobuf=protobuf.version,
            module=result.module,
            command=install(target, packages, "protobuf<3.21"),
            about=frozenset({name}),
        )


def _refused(result: Import) -> bool:
    return any(link.message.startswith(_BEGINS) and _ENDS in link.message for link in result.chain)
