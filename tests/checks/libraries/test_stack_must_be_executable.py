import pytest

import healthy_facts
from indextts_doctor.checks.libraries.stack_must_be_executable import stack_must_be_executable
from indextts_doctor.plugins.testing import findings

MARKED = healthy_facts.shared_object("onnxruntime/capi/state.so", package="onnxruntime", executable_stack=True)
PACKAGES = healthy_facts.packages(healthy_facts.package("onnxruntime", "1.15.1"))


def evidence_of(objects, libc, **changes):
    libraries = healthy_facts.libraries(objects=objects, **changes)
    host = healthy_facts.host(libc_version=libc)
    return findings(stack_must_be_executable, libraries, host, PACKAGES, healthy_facts.target())


@pytest.mark.parametrize(
    ("objects", "libc", "changes"),
    [
        pytest.param((MARKED,), "2.36", {}, id="an older glibc allows it"),
        pytest.param((MARKED,), "2.36", {"selinux": "enforcing"}, id="SELinux alone is no proof"),
        pytest.param((healthy_facts.shared_object(),), "2.41", {}, id="no mark"),
        pytest.param((MARKED,), "2.41", {"execstack_allowed": True}, id="allowed by a tunable"),
        pytest.param((MARKED,), None, {}, id="glibc not known"),
    ],
)
def test_silent(objects, libc, changes):
    assert not evidence_of(objects, libc, **changes)


@pytest.mark.parametrize("libc", ["2.41", "2.42"])
def test_speaks(libc):
    [evidence] = evidence_of((MARKED,), libc)
    assert (evidence.facts["package"], evidence.facts["version"]) == ("onnxruntime", "1.15.1")
    assert evidence.about == {"onnxruntime"}
