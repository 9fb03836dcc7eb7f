from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.options[:] = ["--select", "PKG003,PKG004"]  # of IndexTTS2's environment much else is missing


FAULT = Fault(
    about="transformers 5 under IndexTTS2, whose generation code imports what it removed",
    layer="packages",
    deployment="indextts2",
    inject=inject,
    code="PKG003",
    fixable=True,
    source="ComfyUI-Index-TTS#64, index-tts#508",
)
