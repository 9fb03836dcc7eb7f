from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "config.yaml").write_bytes(b"gpt: [1, 2\nversion: 2.0\n")


FAULT = Fault(
    about="config.yaml is not YAML",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD010",
    curable=False,
    source="OmegaConf.load in indextts/infer_v2.py",
)
