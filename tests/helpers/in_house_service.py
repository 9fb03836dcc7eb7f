"""A deployment of no kind that is shipped: small, with a profile of its own, on whichever Python."""

from model_files import safetensors

APP = '''\
"""A service of the house's own: a small voice behind one route."""
import flask
import numpy
import scipy.signal
import soundfile

app = flask.Flask(__name__)


@app.route("/tts")
def speak():
    samples = scipy.signal.lfilter([1.0], [1.0], numpy.zeros(16000, dtype="float32"))
    soundfile.write("/tmp/speech.wav", samples, 16000)
    return flask.send_file("/tmp/speech.wav")
'''
# What the shipped profiles do not cover, a deployment says in one of its own.
PROFILE = """\
name = "house"
title = { en = "the voice of the house", zh = "自家语音服务" }
port = 5000
routes = ["/tts"]

[python]
tested = ">=3.6"
source = "in use"
reason.en = "in use since Python 3.6"
reason.zh = "从 Python 3.6 起一直在用"

[[packages]]
name = "numpy"
[[packages]]
name = "scipy"
tested = ">=1.5"
[[packages]]
name = "soundfile"
[[packages]]
name = "flask"

[[imports]]
module = "numpy"
package = "numpy"
[[imports]]
module = "scipy.fft"
package = "scipy"
[[imports]]
module = "soundfile"
package = "soundfile"
[[imports]]
module = "flask"
package = "flask"

[model]
folder = "voice"
[[model.files]]
path = "config.json"
kind = "json"
[[model.files]]
path = "model.safetensors"
"""
FOLDER = {
    "app.py": APP.encode(),
    "requirements.txt": b"numpy\nscipy>=1.5\nsoundfile\nflask\n",
    "indextts-doctor.toml": b'profile = "house.toml"\n',
    "house.toml": PROFILE.encode(),
    "voice/config.json": b'{"model_type": "house", "sampling_rate": 16000}\n',
    "voice/model.safetensors": safetensors("embed.weight"),
}
