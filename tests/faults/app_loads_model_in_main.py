"""The guide loads the model under the main block and starts the service with gunicorn, which never runs it."""

import launchers
from catalogue import Fault, Patient

UNBOUND = """\
import flask

app = flask.Flask(__name__)


@app.post("/tts/generate")
def generate():
    return {"audio": model.generate(flask.request.get_json()["text"])}


if __name__ == "__main__":
    from transformers import AutoModelForTextToWaveform

    model = AutoModelForTextToWaveform.from_pretrained("./models/index_tts_2_llm")
    app.run(host="0.0.0.0", port=5000)
"""
NONE = """\
import flask
from transformers import AutoModelForTextToWaveform

app = flask.Flask(__name__)
model = None


def load_model():
    global model
    model = AutoModelForTextToWaveform.from_pretrained("./models/index_tts_2_llm")


@app.post("/tts/generate")
def generate():
    return {"audio": model.generate(flask.request.get_json()["text"])}


if __name__ == "__main__":
    load_model()
    app.run(host="0.0.0.0", port=5000)
"""


def inject(text: str, patient: Patient) -> None:
    (patient.directory / "app.py").write_text(text)
    launchers.script(patient, "exec .venv/bin/gunicorn -w 1 --timeout 300 -b 0.0.0.0:5000 app:app")


FAULTS = (
    Fault(
        about="gunicorn imports app.py, whose model is loaded under if __name__ == '__main__' only",
        layer="application",
        patient="pins-3.10",
        inject=lambda patient: inject(UNBOUND, patient),
        code="APP003",
        curable=False,
        source="reproduced with gunicorn 21.2.0 and flask 2.3.3: NameError: name 'model' is not defined",
    ),
    Fault(
        about="gunicorn imports app.py, whose load_model() only the main block calls: the model stays None",
        layer="application",
        patient="pins-3.10",
        inject=lambda patient: inject(NONE, patient),
        code="APP003",
        curable=False,
        source="reproduced with gunicorn 21.2.0 and flask 2.3.3: AttributeError: 'NoneType' object has no attribute 'generate'",
    ),
)
