import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "models/voice.onnx.json", ("      22\n", "      122\n"))


FAULT = Fault(
    about="the description of an ONNX voice is that of a voice with more symbols",
    layer="model",
    deployment="piper",
    inject=inject,
    code="SMK001",
    fixable=False,
    speaks=True,
    resembles="voice_without_letters",
    source="reproduced: an index out of bounds in onnxruntime",
)
