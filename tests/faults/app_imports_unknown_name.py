from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    app = patient.edit(patient.directory / "app.py")
    app.write_text(app.read_text().replace("AutoModelForTextToWaveform", "AutoModelForTextToSpeech"))


FAULT = Fault(
    about="the guide's app.py imports AutoModelForTextToSpeech, which no release of transformers has",
    layer="application",
    patient="pins-3.10",
    inject=inject,
    code="APP002",
    curable=False,
    source="reproduced: ImportError: cannot import name 'AutoModelForTextToSpeech' from 'transformers'",
)
