import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "models/voice.onnx.json", ('"s"', '"š"'))
    speaking.change(patient, "models/voice.onnx.json", ('"e"', '"é"'))


FAULT = Fault(
    about="the alphabet of an ONNX voice lacks letters, and they are left out",
    layer="model",
    patient="piper",
    inject=inject,
    code="SMK031",
    curable=False,
    exit_code=0,
    speaks=True,
    resembles="speech_of_first_line",
    source="Piper drops what is not in phoneme_id_map",
)
