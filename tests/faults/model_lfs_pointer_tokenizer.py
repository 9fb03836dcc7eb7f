from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 475000\n"
    patient.edit(patient.model / "bpe.model").write_bytes(pointer)


FAULT = Fault(
    about="the tokenizer is a Git-LFS pointer",
    layer="model",
    patient="indextts2",
    inject=inject,
    code="MOD004",
    curable=True,
    source="reproduced: sentencepiece says `could not parse ModelProto`",
)
