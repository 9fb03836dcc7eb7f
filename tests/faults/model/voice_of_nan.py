import onnx_voices
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    units = [[float("nan")] * onnx_voices.SAMPLES for _ in onnx_voices.ALPHABET]
    deployment.edit(deployment.model / "voice.onnx").write_bytes(onnx_voices.concatenative(units))


FAULT = Fault(
    about="the weights of an ONNX voice are NaN",
    layer="model",
    deployment="piper",
    inject=inject,
    code="SMK015",
    fixable=False,
    speaks=True,
    resembles="voice_without_scale",
    source="reproduced: an overflow when it was converted to half precision",
)
