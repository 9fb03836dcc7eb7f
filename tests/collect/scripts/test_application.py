"""The deployment's code as every available interpreter parses it, and never run.

The probe is sent as the doctor sends it; its results for one file after another are read in this process.
"""

import functools
import os
import sys
from pathlib import Path

import msgspec
import pytest

import minimal_deployments
from indextts_doctor.collect import scripts
from indextts_doctor.collect.inside import application as asking
from indextts_doctor.facts import Application
from minimal_deployments import context, write

MAIN = 'if __name__ == "__main__":\n'


def asked(folder, python=minimal_deployments.OWN):
    found = asking.collect(context(folder, python))
    assert not hasattr(found, "reason"), found
    return found


@functools.cache
def probe():
    """What the probe defines: all but its last line, which begins and ends it."""
    modules, application = (
        (Path(scripts.__file__).parent / f"{name}.py").read_text("utf-8") for name in ("modules", "application")
    )
    defined, _, last = application.rpartition("\nfinish(")
    assert last == "collect(os.getcwd()))\n"
    names = {"os": os, "sys": sys}  # of the prelude
    exec(compile(modules + defined, "application.py", "exec"), names)
    return names


def only(tmp_path, text, name="app"):
    write(tmp_path, **{name: text})
    [file] = msgspec.convert(probe()["collect"](str(tmp_path)), Application).files
    return file


EVERYTHING = """\
# -*- coding: utf-8 -*-
import flask
from transformers import AutoModel, AutoTokenizer as T
from . import near
from .engine import load

app = flask.Flask(__name__)
MODEL = u"./models/x"
model = None

@app.route("/tts")
def tts():
    from torch import nn
    return model.generate(AutoModel.from_pretrained(MODEL))

def load_model():
    global model
    model = 1

if __name__ == "__main__":
    load_model()
    app.run()
"""


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_every_interpreter_reads_the_same(python, tmp_path):
    write(tmp_path, app=EVERYTHING, ast="raise SystemExit('the service has a module of this name')")
    app, _ = asked(tmp_path, python).files
    assert app.path == "app.py"
    names = {"transformers.AutoModel", "transformers.AutoTokenizer", "torch.nn", ".near", ".engine.load"}
    assert set(app.imports) == {"flask", "transformers", "torch", ".", ".engine", *names}
    assert [(one.module, one.name, one.line, one.called) for one in app.taken] == [
        ("transformers", "AutoModel", 3, True),
        ("transformers", "AutoTokenizer", 3, True),
        ("torch", "nn", 13, True),
    ]
    assert set(app.bound) >= {"app", "flask", "T", "AutoModel", "MODEL", "model", "tts", "load_model"}
    [unbound] = app.unbound
    assert (unbound.name, unbound.function, unbound.line, unbound.none) == ("model", "tts", 14, True)
    assert [(one.value, one.line) for one in app.paths] == [("./models/x", 14)]


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_what_cannot_be_parsed(python, tmp_path):
    write(tmp_path, a="def f(:\n", b="x = 1\n", c="x = " + "(" * 5000)
    (tmp_path / "d.py").write_bytes(b"x = '\xff\xfe'\n")
    (tmp_path / "e.py").write_bytes(b"x = 1\0\n")
    a, b, c, d, e = asked(tmp_path, python).files
    assert (bool(a.error), a.error_line) == (True, 1)
    assert b.bound == ("x",)
    assert c.error or c.unread
    assert d.error or d.bound == ("x",)  # Python 2 takes any bytes in a text
    assert e.error or e.unread


def test_which_files(tmp_path):
    write(tmp_path, **{"app": "", "tts/load": "", "tts/deep/er": "", ".hidden/x": "", "site-packages/x": ""})
    write(tmp_path, **{"env/x": "", "build/x": ""})
    (tmp_path / "env/pyvenv.cfg").touch()
    (tmp_path / "notes.txt").touch()
    (tmp_path / "folder.py").mkdir()
    found = asked(tmp_path)
    assert [file.path for file in found.files] == ["app.py", "tts/load.py"]
    assert found.capped  # folder.py is no file


def test_too_large_and_too_many(tmp_path):
    write(tmp_path, **{f"m{number}": "x = 1" for number in range(205)})
    found = asked(tmp_path)
    assert (len(found.files), found.capped) == (200, True)
    write(tmp_path, m0="x = 1\n" * 100_000)
    assert asked(tmp_path).files[0].path == "m1.py"


def test_nothing_is_run(tmp_path):
    write(tmp_path, app=f"open({str(tmp_path / 'ran')!r}, 'w')\n", sitecustomize_like="raise SystemExit")
    asked(tmp_path)
    assert not (tmp_path / "ran").exists()


VIEW = "@app.get('/')\ndef view():\n    return model.generate()\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"model = 1\n{VIEW}{MAIN}    model = 2\n", id="it has a value"),
        pytest.param(f"{VIEW}{MAIN}    pass\nelse:\n    model = 1\n", id="the other branch"),
        pytest.param(f"if True:\n    model = 1\n{VIEW}{MAIN}    model = 2\n", id="under another condition"),
        pytest.param(f"{VIEW}{MAIN}    other = 2\n", id="set nowhere at all: not ours to say"),
        pytest.param(f"from x import model\n{VIEW}{MAIN}    model = 2\n", id="imported"),
        pytest.param(
            f"model = None\ndef load():\n    global model\n    model = 1\nload()\n{VIEW}{MAIN}    app.run()\n",
            id="loaded at import",
        ),
        pytest.param(
            f"model = None\n@app.before_request\ndef load():\n    global model\n    model = 1\n{VIEW}{MAIN}    load()\n",
            id="loaded by a hook",
        ),
        pytest.param(
            f"model = None\ndef load():\n    global model\n    model = 1\n@app.get('/l')\ndef l():\n    load()\n{VIEW}"
            f"{MAIN}    load()\n",
            id="loaded on request",
        ),
        pytest.param(
            f"def load():\n    global model\n    model = 1\nhooks = [load]\n{VIEW}{MAIN}    load()\n", id="handed on"
        ),
        pytest.param(f"@app.get('/')\ndef view(model):\n    return model.x\n{MAIN}    model = 1\n", id="an argument"),
        pytest.param(
            f"@app.get('/')\ndef view():\n    model = 1\n    return model.x\n{MAIN}    model = 1\n", id="its own"
        ),
        pytest.param(
            f"@app.get('/')\ndef view():\n    try:\n        return model.x\n    except NameError:\n        return 1\n"
            f"{MAIN}    model = 1\n",
            id="reckoned with",
        ),
        pytest.param(f"def main():\n    return model.x\n{MAIN}    model = 1\n    main()\n", id="only the main block"),
        pytest.param(f"def spare():\n    return model.x\n{MAIN}    model = 1\n", id="a function that nothing uses"),
        pytest.param(
            f"debug = None\n@app.get('/')\ndef view():\n    return str(debug)\n{MAIN}    debug = 1\n", id="None will do"
        ),
        pytest.param(
            f"@app.get('/')\ndef view():\n    return input\n{MAIN}    input = 1\n", id="a name of Python's own"
        ),
    ],
)
def test_bound(tmp_path, text):
    file = only(tmp_path, text)
    assert not file.error
    assert file.unbound == ()


@pytest.mark.parametrize(
    "text, none, tested",
    [
        pytest.param(f"{VIEW}{MAIN}    model = 1\n", False, False, id="no such name"),
        pytest.param(f"{VIEW}if '__main__' == __name__:\n    model = 1\n", False, False, id="the other way round"),
        pytest.param(f"model = None\n{VIEW}{MAIN}    model = 1\n", True, False, id="None"),
        pytest.param(f"model: object = None\n{VIEW}{MAIN}    model = 1\n", True, False, id="None, annotated"),
        pytest.param(
            f"def load():\n    global model\n    model = 1\n{VIEW}{MAIN}    load()\n", False, False, id="in a function"
        ),
        pytest.param(
            f"def load():\n    global model\n    model = 1\ndef main():\n    load()\n{VIEW}{MAIN}    main()\n", False, False,
            id="two functions deep",
        ),
        pytest.param(
            "model = None\nclass View:\n    def get(self):\n        if model is None:\n            return 503\n"
            f"        return model.x\n{MAIN}    model = 1\n", True, True,
            id="asked before",
        ),
        pytest.param(
            f"def say():\n    return model('x')\n@app.get('/')\ndef view():\n    return say()\n{MAIN}    model = 1\n",
            False, False, id="by a function that a view calls",
        ),
    ],
)  # fmt: skip
def test_unbound(tmp_path, text, none, tested):
    [one] = only(tmp_path, text).unbound
    assert (one.name, one.none, one.tested) == ("model", none, tested)


@pytest.mark.parametrize(
    "text, names",
    [
        ("try:\n    from a import b\nexcept ImportError:\n    b = None\n", []),
        ("try:\n    from a import b\nfinally:\n    pass\n", [("b", True)]),
        ("if TYPE_CHECKING:\n    from a import b\n", []),
        (f"{MAIN}    from a import b\n", [("b", True)]),
        ("from a import *\nfrom .a import b\n", []),
        ("def f():\n    from a import b\n", [("b", False)]),
        ("class C:\n    def f(self):\n        from a import b\n", [("b", True)]),
    ],
)
def test_taken(tmp_path, text, names):
    assert [(one.name, one.called) for one in only(tmp_path, text).taken] == names


@pytest.mark.parametrize(
    "text, is_open",
    [
        ("x = 1", False),
        ("from a import *", True),
        ("globals()['app'] = 1", True),
        ("def __getattr__(name): pass", True),
        ("".join(f"x{number} = 1\n" for number in range(500)), True),
    ],
)
def test_open(tmp_path, text, is_open):
    assert only(tmp_path, text).open is is_open


@pytest.mark.parametrize(
    "call, paths",
    [
        ("M.from_pretrained('./m/x')", ["./m/x"]),
        ("IndexTTS2(model_dir='checkpoints/', cfg_path=C)", ["c/config.yaml", "checkpoints/"]),
        ("M.from_pretrained('/m/x')", []),
        ("M.from_pretrained('~/m/x')", []),
        ("M.from_pretrained('model')", []),
        ("open('./m/x')", []),
        ("M.from_pretrained(path)", []),
    ],
)
def test_paths(tmp_path, call, paths):
    assert [one.value for one in only(tmp_path, f"C = 'c/config.yaml'\n{call}\n").paths] == paths


def test_a_name_that_a_function_sets(tmp_path):
    assert "app" in only(tmp_path, "def make():\n    global app\n    app = 1\nmake()\n").bound
    assert "app" not in only(tmp_path / "b", "def make():\n    global app\n    app = 1\n").bound


def test_what_another_python_imports(tmp_path):
    text = "import sys\nif sys.version_info < (3, 0):\n    import old\nelse:\n    import new\nif sys.argv:\n    import this\n"
    assert only(tmp_path, text).imports == ("sys", "this")


def test_a_module_that_cannot_be_read(tmp_path):
    write(tmp_path, app="x = 1\n")
    assert not asked(tmp_path).capped
    (tmp_path / "engine.cpython-311-x86_64-linux-gnu.so").touch()
    assert asked(tmp_path).capped


def test_settings_that_are_changed_are_computed(tmp_path):
    text = "timeout = 30\nworkers = 1\nif timeout:\n    timeout = 300\nworkers *= 2\nthreads = 1\nthreads = 2\n"
    settings = only(tmp_path, text, "config").settings
    assert settings == {"timeout": "?", "workers": "?", "threads": "2"}


def test_settings_of_gunicorn(tmp_path):
    text = "import multiprocessing\nworkers = multiprocessing.cpu_count() * 2\ntimeout = 30\nworker_class = 'gevent'\npreload_app = True\n"
    settings = only(tmp_path, text, "gunicorn.conf").settings
    assert settings == {"workers": "?", "timeout": "30", "worker_class": "gevent", "preload_app": "True"}
    assert only(tmp_path / "b", "timeout = 30\n", "conf").settings == {"timeout": "30"}


def test_an_interpreter_that_does_not_start(tmp_path):
    assert asking.collect(context(tmp_path, str(tmp_path / "no-python"))).kind == "failed"


LOAD = "def load():\n    return M.from_pretrained('x')"


@pytest.mark.parametrize(
    "text, places",
    [
        ("m.to('cuda')", [(1, "to")]),
        ("m.to('cuda:0')", [(1, "to")]),
        ("D = 'cuda'\nm.to(D)", [(2, "to")]),
        ("m.cuda()", [(1, "cuda")]),
        (f"{LOAD}.cuda()\nm = load()", [(2, "cuda")]),
        (f"{LOAD}.cuda()", []),
        ("m.to('cpu')", []),
        ("m.to(device)", []),
        ("torch.cuda()", []),
        ("d.to('cuda') if gpu else d", []),
        ("gpu and d.cuda()", []),
        ("if gpu:\n    d.cuda()", []),
        ("try:\n    d.cuda()\nexcept Exception:\n    pass", []),
        ("d = 'cuda' if torch.cuda.is_available() else 'cpu'\nm.to(d)\nm.cuda()", []),
        (f"{MAIN}    m.cuda()", [(2, "cuda")]),
    ],
)
def test_on_gpu(tmp_path, text, places):
    assert [(one.line, one.method) for one in only(tmp_path, text).on_gpu] == places
