import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.memory.memory_less_than_weights import memory_less_than_weights
from indextts_doctor.facts.host import Memory
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.profile import Thresholds
from indextts_doctor.facts.record import Severity

GIB = 2**30


def model(*files):
    return healthy_facts.model(files=files)


def weights(path, gib, kind="safetensors", dtype="F32", **changes):
    base = ModelFile(path=path, size=int(gib * GIB), kind=kind, weights=True, weight_bytes=int(gib * GIB), dtype=dtype)
    return replace(base, **changes)


def host(gib, left=None, **changes):
    left = gib if left is None else left
    base = Memory(total=int(gib * GIB), available=int(left * GIB), granted=int(left * GIB))
    return healthy_facts.host(memory=replace(base, **changes))


ONE = weights("model.safetensors", 1)


@pytest.mark.parametrize(
    ("host", "model"),
    [
        pytest.param(host(2, 1.5), model(ONE), id="a small machine that is enough"),
        pytest.param(host(0.5), model(), id="nothing to load"),
        pytest.param(
            host(2, 1.5), model(ONE, weights("pytorch_model.bin", 1, "torch-zip")), id="one of two formats is loaded"
        ),
        pytest.param(host(2, 0.2, held_by_service=2 * GIB), model(ONE), id="the service has loaded it already"),
        pytest.param(host(2, 1.5), model(ONE, weights("x", 9, problem="truncated")), id="damaged is another check"),
        pytest.param(host(2, 1.5), model(ONE, weights("log", 9, weights=False)), id="not weights"),
    ],
)
def test_silent(host, model):
    assert not list(memory_less_than_weights(host, model, healthy_facts.profile()))


@pytest.mark.parametrize(
    ("host", "model", "severity"),
    [
        pytest.param(host(8, 1.2), model(ONE), Severity.WARNING, id="tight"),
        pytest.param(host(4, 2), model(weights("m", 1, dtype="BF16")), Severity.WARNING, id="half precision doubles"),
        pytest.param(
            host(32, 1, limit=GIB, limited_by="/sys/fs/cgroup/memory.max"),
            model(weights("a/m", 1), weights("b/m", 1)),
            Severity.ERROR,
            id="more than the limit",
        ),
        pytest.param(host(2), model(weights("m", 3)), Severity.ERROR, id="more than the machine has"),
        pytest.param(host(2, swap_free=2 * GIB), model(weights("m", 3)), Severity.WARNING, id="swap would hold it"),
    ],
)
def test_speaks(host, model, severity):
    [evidence] = memory_less_than_weights(host, model, healthy_facts.profile())
    assert evidence.severity == severity


def test_the_profile_may_ask_for_more():
    profile = healthy_facts.profile(thresholds=Thresholds(memory_bytes=8 * GIB))
    [evidence] = memory_less_than_weights(host(4), model(), profile)
    assert (evidence.facts["needed"], evidence.facts["granted"]) == ("8 GiB", "4 GiB")
