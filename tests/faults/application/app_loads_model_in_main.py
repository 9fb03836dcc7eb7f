"""The guide loads the model under the main block and starts the service with gunicorn, which never runs it."""

import launch_files
from catalogue import Deployment, Fault

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


def inject(text: str, deployment: Deployment) -> None:
    (deployment.directory / "app.py").write_text(text)
    launch_files.script(deployment, "exec .venv/bin/gunicorn -w 1 --timeout 300 -b 0.0.0.0:5000 app:app")


FAULTS = (
    Fault(
        about="gunicorn imports app.py, whose model is loaded under if __name__ == '__main__' only",
        layer="application",
        deployment="pins-3.10",
        inject=lambda deployment: inject(UNBOUND, deployment),
        code="APP003",
        fixable=False,
        source="reproduced with gunicorn 21.2.0 and flask 2.3.3: NameError: name 'model' is not defined",
    ),
    Fault(
        about="gunicorn imports app.py, whose load_model() only the main block calls: the model stays None",
        layer="application",
        deployment="pins-3.10",
        inject=lambda deployment: inject(NONE, deployment),
        code="APP003",
        fixable=False,
        source="reproduced with gunicorn 21.2.0 and flask 2.3.3: AttributeError: 'NoneType' object has no attribute 'generate'",
    ),
)
