import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "models/voice.onnx.json", ('"s"', '"š"'))
    speech_faults.change(deployment, "models/voice.onnx.json", ('"e"', '"é"'))


FAULT = Fault(
    about="the alphabet of an ONNX voice lacks letters, which are left out",
    layer="model",
    deployment="piper",
    inject=inject,
    code="SMK031",
    fixable=False,
    exit_code=0,
    speaks=True,
    resembles="speech_of_first_line",
    source="Piper drops what is not in phoneme_id_map",
)
