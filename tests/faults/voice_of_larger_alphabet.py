import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "models/voice.onnx.json", ("      22\n", "      122\n"))


FAULT = Fault(
    about="the description beside an ONNX voice is that of a voice with more symbols",
    layer="model",
    patient="piper",
    inject=inject,
    code="SMK001",
    curable=False,
    speaks=True,
    resembles="voice_without_letters",
    source="reproduced: an index out of bounds in onnxruntime",
)
