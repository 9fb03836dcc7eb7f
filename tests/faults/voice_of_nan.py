import onnxvoices
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    units = [[float("nan")] * onnxvoices.SAMPLES for _ in onnxvoices.ALPHABET]
    patient.edit(patient.model / "voice.onnx").write_bytes(onnxvoices.concatenative(units))


FAULT = Fault(
    about="the weights of an ONNX voice are no numbers",
    layer="model",
    patient="piper",
    inject=inject,
    code="SMK015",
    curable=False,
    speaks=True,
    resembles="voice_without_scale",
    source="reproduced: an overflow when it was converted to half precision",
)
