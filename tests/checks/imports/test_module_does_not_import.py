import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.module_does_not_import import CHECKS, ROWS
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

# Another module, whose failure the check of the first leaves to others.
OTHERS = {
    "numpy": "torch",
    "scipy": "scipy.fft",
    "scipy.fft": "scipy",
    "soundfile": "scipy",
    "onnxruntime": "onnx",
    "torch": "torchaudio",
    "kantts": "torch",
    "transformers": "huggingface_hub",
    "huggingface_hub": "transformers",
    "torchaudio": "torch",
    "flask": "torch",
}


def check_of(module):
    return CHECKS.get(module, CHECKS[""])


def absent(module):
    return (Link("ModuleNotFoundError", f"No module named '{module.partition('.')[0]}'"),)


def raised(module, kind, message, *hidden):
    chain = Link(kind, message), *(Link("ImportError", one) for one in hidden)
    return healthy_facts.imported(module, "exception", chain=chain)


@pytest.mark.parametrize("module", OTHERS)
@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported, id="imports"),
        pytest.param(
            lambda module: healthy_facts.imported(OTHERS[module], "signal", signal="SIGSEGV"), id="another module fails"
        ),
        pytest.param(
            lambda module: healthy_facts.imported(module, "exception", optional=True, chain=absent(module)),
            id="optional and not installed",
        ),
    ],
)
def test_silent(module, result):
    assert not ask(module, result(module))


@pytest.mark.parametrize("module", OTHERS)
@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param(
            lambda module: healthy_facts.imported(module, "exception", chain=absent(module)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            lambda module: healthy_facts.imported(
                module, "exception", optional=True, chain=(Link("OSError", "broken"),)
            ),
            "OSError: broken",
            id="optional, and damaged",
        ),
    ],
)
def test_speaks_of_every_module(module, result, words):
    speaks(module, result(module), words)


KAISER = "cannot import name 'kaiser' from 'scipy.signal' (/s/scipy/signal/__init__.py)"
BROKEN = (
    "The `scipy` install you are using seems to be broken, (extension modules cannot be imported), "
    "please try reinstalling."
)
STACK = "onnxruntime_pybind11_state.so: cannot enable executable stack as shared object requires: Invalid argument"
TOKENIZERS = "tokenizers>=0.14,<0.19 is required for a normal functioning of this module, but found tokenizers==0.20."
MESSAGES = [
    ("numpy", "ModuleNotFoundError: No module named 'numpy.core._multiarray_umath'", "for another Python"),
    ("scipy", f"ImportError: {BROKEN}", "no ctypes"),
    ("scipy.fft", "ImportError: cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py)", "hidden by a file"),
    ("scipy.fft", "ImportError: cannot import name 'fft' from 'scipy' (unknown location)", "half removed"),
    ("scipy.fft", "ModuleNotFoundError: No module named 'scipy.fft'", "its folder is missing"),
    (
        "scipy.fft",
        "ImportError: cannot import name 'pypocketfft' from partially initialized module 'scipy.fft._pocketfft'",
        "no compiled file",
    ),
    ("soundfile", "OSError: sndfile library not found", "no libsndfile"),
    ("soundfile", "ModuleNotFoundError: No module named '_cffi_backend'", "cffi of another Python"),
    ("onnxruntime", "SystemError: <built-in function __import__> returned a result with an exception set", "numpy 2"),
    ("onnxruntime", f"ImportError: {STACK}", "executable stack"),
    ("torch", "OSError: libgomp-d22c30c5.so.1: cannot allocate memory in static TLS block", "static TLS"),
    ("transformers", f"ImportError: {TOKENIZERS}", "a requirement of its own"),
    ("huggingface_hub", "SyntaxError: invalid syntax (hf_api.py, line 1)", "damaged"),
    (
        "torchaudio",
        "OSError: libtorchaudio.so: undefined symbol: _ZNK3c107SymBool10guard_boolEPKcl",
        "of another torch",
    ),
    ("flask", "ModuleNotFoundError: No module named 'StringIO'", "Python 2 code"),
    ("flask", "ImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/s/werkzeug/urls.py)", "werkzeug 3"),
]


@pytest.mark.parametrize(
    ("module", "words"), [pytest.param(module, words, id=f"{module}: {reason}") for module, words, reason in MESSAGES]
)
def test_says_what_was_raised(module, words):
    kind, _, message = words.partition(": ")
    speaks(module, raised(module, kind, message), words)


@pytest.mark.parametrize(
    ("module", "result", "words"),
    [
        pytest.param(
            "numpy",
            healthy_facts.imported(
                "numpy", "signal", signal="SIGILL", stack=("/s/site-packages/numpy/core/overrides.py:8 <module>",)
            ),
            "crash (SIGILL) in numpy/core/overrides.py:8",
            id="instructions that this processor lacks",
        ),
        pytest.param(
            "scipy", raised("scipy.signal", "ImportError", KAISER), f"ImportError: {KAISER}", id="kaiser is gone"
        ),
        pytest.param("scipy", healthy_facts.imported("scipy", "time", seconds=120.0), "no end after 120 s", id="hangs"),
        pytest.param(
            "scipy.fft",
            healthy_facts.imported(
                "scipy.fft",
                "signal",
                signal="SIGBUS",
                stack=("/s/site-packages/scipy/fft/_pocketfft/basic.py:6 <module>",),
            ),
            "crash (SIGBUS) in scipy/fft/_pocketfft/basic.py:6",
            id="a compiled file was cut off",
        ),
        pytest.param(
            "soundfile",
            raised("soundfile", "OSError", "cannot load library 'libsndfile.so': no such file\nAdditionally: more"),
            "OSError: cannot load library 'libsndfile.so': no such file",
            id="the first line counts",
        ),
        pytest.param(
            "onnxruntime",
            healthy_facts.imported("onnxruntime", "exit", exit_code=3),
            "Python exits with code 3",
            id="exits",
        ),
        pytest.param(
            "torch",
            healthy_facts.imported("torch", "memory", peak_bytes=3 * 2**30),
            "out of memory (3.0 GiB used)",
            id="memory",
        ),
        pytest.param("torch", healthy_facts.imported("torch", "rubbish"), "no usable result", id="no answer"),
        pytest.param(
            "kantts",
            raised("kantts.bin.text_to_wav", "ModuleNotFoundError", "No module named 'sox'", "Please install kantts."),
            "ModuleNotFoundError: No module named 'sox'",
            id="the mask is lifted",
        ),
        pytest.param(
            "kantts",
            raised("kantts.bin", "ModuleNotFoundError", "No module named 'kantts.bin'"),
            "ModuleNotFoundError: No module named 'kantts.bin'",
            id="the placeholder",
        ),
        pytest.param(
            "flask",
            healthy_facts.imported("flask", "start"),
            "Python stops before the import",
            id="Python does not start",
        ),
    ],
)
def test_speaks(module, result, words):
    speaks(module, result, words)


@pytest.mark.parametrize("module", [module for module in OTHERS if module != "flask"])
def test_what_has_a_row_is_not_said_twice(module):
    assert not ask("flask", healthy_facts.imported(module, "exception"))


def test_every_row_is_tested():
    assert {row.module for row in ROWS} == CHECKS.keys() == {*OTHERS.keys() - {"flask"}, ""}
    assert len({row.code for row in ROWS}) == len(ROWS)


def speaks(module, result, words):
    [evidence] = ask(module, result)
    assert title(check_of(module), evidence) == f"{result.module} fails to import: {words}"
    top = module.partition(".")[0].replace("_", "-")
    assert {top, result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(module, result):
    facts = (healthy_facts.imports(result), healthy_facts.profile(), healthy_facts.packages(), healthy_facts.target())
    return said(check_of(module), *facts)
