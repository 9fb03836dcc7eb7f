from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.options[:] = ["--select", "PKG003,PKG004"]  # of IndexTTS2's environment much else is missing


FAULT = Fault(
    about="transformers 5 under IndexTTS2, whose generation code imports what it removed",
    layer="packages",
    patient="indextts2",
    inject=inject,
    code="PKG003",
    curable=True,
    source="ComfyUI-Index-TTS#64, index-tts#508",
)
