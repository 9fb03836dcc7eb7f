import pytest

import healthy_facts
from indextts_doctor.checks.host.limits.address_space_is_limited import address_space_is_limited
from indextts_doctor.facts.host import Limits
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity

GIB = 2**30


def host(limit):
    return healthy_facts.host(limits=Limits(address_space=limit, processes=None, open_files=1024))


MODEL = healthy_facts.model(files=(ModelFile(path="m", size=2 * GIB, kind="safetensors", weights=True),))


@pytest.mark.parametrize(
    ("limit", "model"),
    [
        pytest.param(None, MODEL, id="unlimited"),
        pytest.param(4 * GIB, MODEL, id="enough"),
        pytest.param(GIB, healthy_facts.model(), id="enough for the libraries alone"),
    ],
)
def test_silent(limit, model):
    assert not list(address_space_is_limited(host(limit), model))


@pytest.mark.parametrize(
    ("limit", "severity"),
    [
        pytest.param(int(2.5 * GIB), None, id="too little beside the libraries"),
        pytest.param(GIB, Severity.ERROR, id="less than the weights"),
    ],
)
def test_speaks(limit, severity):
    [evidence] = address_space_is_limited(host(limit), MODEL)
    assert evidence.severity == severity
    assert evidence.facts["weights"] == "2 GiB"
