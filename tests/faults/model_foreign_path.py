from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "config.yaml")
    text = path.read_text()
    path.write_text(text.replace("gpt_checkpoint: gpt.pth", "gpt_checkpoint: /cubefs/users/x/gpt.pth"))


FAULT = Fault(
    about="config.yaml names the cluster that trained the model",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD013",
    curable=True,
    source="index-tts#739",
)
