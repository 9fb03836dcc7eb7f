import pytest

import healthy_facts
from indextts_doctor.checks.libraries.library_is_missing import library_is_missing
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

GLIBC = "{}: cannot open shared object file: No such file or directory"
MUSL = "Error loading shared library {}: No such file or directory (needed by /x/_C.so)"
AUDIO = healthy_facts.shared_object(
    "torchaudio/lib/libtorchaudio.so", package="torchaudio", unresolved=("libc10_cuda.so",)
)


def failed(message, module="torchaudio", **changes):
    link = Link("OSError", message)
    return healthy_facts.imported(module, "exception", chain=(link,), packages=(module,), **changes)


@pytest.mark.parametrize(
    ("objects", "result"),
    [
        pytest.param((AUDIO,), healthy_facts.imported("torchaudio"), id="unresolved, but it imports: an optional part"),
        pytest.param((AUDIO,), failed("undefined symbol: _ZN3c10"), id="another failure"),
        pytest.param((), failed(GLIBC.format("/x/site/libfoo.so")), id="a lost file of the package itself"),
        pytest.param((), failed(GLIBC.format("libsndfile.so")), id="left to LIB001"),
    ],
)
def test_silent(objects, result):
    assert not list(library_is_missing(healthy_facts.libraries(objects=objects), healthy_facts.imports(result)))


@pytest.mark.parametrize(
    ("objects", "message", "library", "needed_by"),
    [
        pytest.param((AUDIO,), GLIBC.format("libc10_cuda.so"), "libc10_cuda.so", AUDIO.path, id="CUDA build"),
        pytest.param((), GLIBC.format("libavutil.so.58"), "libavutil.so.58", "torchaudio", id="by the message"),
        pytest.param((), MUSL.format("libstdc++.so.6"), "libstdc++.so.6", "torchaudio", id="musl"),
    ],
)
def test_speaks(objects, message, library, needed_by):
    [evidence] = library_is_missing(healthy_facts.libraries(objects=objects), healthy_facts.imports(failed(message)))
    assert evidence.facts == {"library": library, "needed_by": needed_by, "modules": ["torchaudio"]}
    assert "torchaudio" in evidence.about


def test_one_library_that_two_imports_lack_is_said_once():
    message = GLIBC.format("libGL.so.1")
    imports = healthy_facts.imports(failed(message, "cv2"), failed(message, "kornia"))
    [evidence] = library_is_missing(healthy_facts.libraries(), imports)
    assert evidence.facts["modules"] == ["cv2", "kornia"]


def test_an_optional_module_makes_a_warning():
    imports = healthy_facts.imports(failed(GLIBC.format("libGL.so.1"), optional=True))
    [evidence] = library_is_missing(healthy_facts.libraries(), imports)
    assert evidence.severity is Severity.WARNING
