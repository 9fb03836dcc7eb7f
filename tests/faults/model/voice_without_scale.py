import onnx_voices
from catalogue import Deployment, Fault
from speakers import voice


def inject(deployment: Deployment) -> None:
    seconds = onnx_voices.SAMPLES / voice.RATE
    units = [[sample / 2**15 for sample in voice.unit(letter, seconds=seconds)] for letter in onnx_voices.ALPHABET]
    deployment.edit(deployment.model / "voice.onnx").write_bytes(onnx_voices.concatenative(units))


FAULT = Fault(
    about="the weights of an ONNX voice are eight-bit numbers without their scale: silence",
    layer="model",
    deployment="piper",
    inject=inject,
    code="SMK012",
    symptoms=("SMK016",),
    fixable=False,
    speaks=True,
    resembles="model_zero_filled",
    source="reproduced: weights a thousand times too small",
)
