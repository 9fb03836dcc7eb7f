import onnxvoices
from catalogue import Fault, Patient
from speakers import voice


def inject(patient: Patient) -> None:
    seconds = onnxvoices.SAMPLES / voice.RATE
    units = [
        [sample / 2**15 for sample in voice.unit(letter, seconds=seconds)] for letter in onnxvoices.ALPHABET
    ]
    patient.edit(patient.model / "voice.onnx").write_bytes(onnxvoices.concatenative(units))


FAULT = Fault(
    about="the weights of an ONNX voice are eight-bit numbers that have lost their scale: silence",
    layer="model",
    patient="piper",
    inject=inject,
    code="SMK012",
    symptoms=("SMK016",),
    curable=False,
    speaks=True,
    resembles="model_zero_filled",
    source="reproduced: weights a thousand times too small",
)
