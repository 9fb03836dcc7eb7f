import pytest

import healthy_facts
from indextts_doctor.checks.libraries.static_tls_is_full import static_tls_is_full
from indextts_doctor.facts.imports import Link

COPIES = ("scikit_learn.libs/libgomp-d22c30c5.so.1.0.0", "torch/lib/libgomp.so.1")
LIBRARIES = healthy_facts.libraries(openmp=COPIES, machine="aarch64")
MESSAGE = "/s/scikit_learn.libs/libgomp-d22c30c5.so.1.0.0: cannot allocate memory in static TLS block"


def failed(*messages):
    chain = tuple(Link("ImportError", message) for message in messages)
    return healthy_facts.imports(
        healthy_facts.imported("sklearn", "exception", chain=chain, packages=("scikit-learn",))
    )


@pytest.mark.parametrize(
    "imports",
    [
        pytest.param(healthy_facts.imports(healthy_facts.imported("sklearn")), id="several copies and it imports"),
        pytest.param(failed("cannot allocate memory"), id="another failure"),
    ],
)
def test_silent(imports):
    assert not list(static_tls_is_full(LIBRARIES, imports))


@pytest.mark.parametrize("messages", [(MESSAGE,), (MESSAGE, "sklearn did not build: " + MESSAGE)])
def test_speaks(messages):
    [evidence] = static_tls_is_full(LIBRARIES, failed(*messages))
    assert evidence.facts["library"] == "/s/scikit_learn.libs/libgomp-d22c30c5.so.1.0.0"
    assert evidence.facts["copies"] == 2
    assert "scikit-learn" in evidence.about
