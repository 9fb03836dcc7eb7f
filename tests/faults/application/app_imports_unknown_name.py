from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    app = deployment.edit(deployment.directory / "app.py")
    app.write_text(app.read_text().replace("AutoModelForTextToWaveform", "AutoModelForTextToSpeech"))


FAULT = Fault(
    about="the guide's app.py imports AutoModelForTextToSpeech, which no release of transformers has",
    layer="application",
    deployment="pins-3.10",
    inject=inject,
    code="APP002",
    fixable=False,
    source="reproduced: ImportError: cannot import name 'AutoModelForTextToSpeech' from 'transformers'",
)
