from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "config.yaml")
    path.write_text(path.read_text().replace("layers: 2", "layers: 24"))


FAULT = Fault(
    about="the configuration wants more layers than the GPT has",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD017",
    curable=False,
    source="index-tts#151: strict=False prints `missing keys` and speaks rubbish",
)
