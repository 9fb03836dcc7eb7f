import pytest

import healthy_facts
from indextts_doctor.checks.libraries.executable_stack_is_denied import executable_stack_is_denied
from indextts_doctor.facts.imports import Link
from indextts_doctor.plugins.testing import findings

MARKED = healthy_facts.shared_object("onnxruntime/capi/state.so", package="onnxruntime", executable_stack=True)
LIBRARIES = healthy_facts.libraries(objects=(MARKED,), selinux="enforcing")
DENIED = "x.so: cannot enable executable stack as shared object requires: Permission denied"


def failed(message):
    link = Link("ImportError", message)
    return healthy_facts.imported("onnxruntime", "exception", chain=(link,), packages=("onnxruntime",))


def evidence_of(result, libc="2.34"):
    facts = (
        LIBRARIES,
        healthy_facts.host(libc_version=libc),
        healthy_facts.imports(result),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return findings(executable_stack_is_denied, *facts)


@pytest.mark.parametrize(
    ("result", "libc"),
    [
        pytest.param(healthy_facts.imported("onnxruntime"), "2.34", id="it imports"),
        pytest.param(failed("undefined symbol: x"), "2.34", id="another failure"),
        pytest.param(failed(DENIED), "2.41", id="left to LIB006"),
    ],
)
def test_silent(result, libc):
    assert not evidence_of(result, libc)


@pytest.mark.parametrize("libc", ["2.34", "2.40"])
def test_speaks(libc):
    [evidence] = evidence_of(failed(DENIED), libc)
    assert evidence.facts["package"] == "onnxruntime"
    assert evidence.facts["selinux"].of("zh") == "（SELinux：enforcing）"
    assert "onnxruntime>=1.17.3" in evidence.facts["fix"].of("en")
