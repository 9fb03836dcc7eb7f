import pytest
from msgspec.structs import replace

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.application.workers_exceed_memory import workers_exceed_memory
from indextts_doctor.facts.application import SourceFile
from indextts_doctor.facts.modelfolder import ModelFile

GIB = 2**30
CONFIG = SourceFile("gunicorn.conf.py", settings={"workers": "4"})
COMPUTED = SourceFile("gunicorn.conf.py", settings={"workers": "?"})


def found(*words, files=(), stored=4 * GIB, granted=16 * GIB, held=0, **changes):
    file = ModelFile("model.safetensors", stored, "safetensors", weights=True, weight_bytes=stored, dtype="F32")
    host = healthy_facts.host()
    host = replace(host, memory=replace(host.memory, granted=granted, held_by_service=held))
    return said(
        workers_exceed_memory,
        healthy_facts.application(*files),
        healthy_facts.launches(healthy_facts.launch("gunicorn", *words, **changes)),
        host,
        healthy_facts.model(files=(file,)),
        healthy_facts.profile(),
    )


@pytest.mark.parametrize(
    "words, changes",
    [
        pytest.param(("app:app",), {}, id="one worker"),
        pytest.param(("-w", "2", "app:app"), {}, id="both fit"),
        pytest.param(("-w", "4", "--preload", "app:app"), {}, id="loaded before they are forked"),
        pytest.param(("-w", "4", "app:app"), {"stored": 64 * GIB}, id="not even one fits: another check"),
        pytest.param(("-w", "4", "app:app"), {"stored": 0}, id="no weights"),
        pytest.param(("app:app",), {"files": (COMPUTED,)}, id="computed"),
        pytest.param(
            ("-w", "3", "app:app"), {"granted": 8 * GIB, "held": 8 * GIB}, id="what the service holds is free"
        ),
    ],
)
def test_silent(words, changes):
    assert not found(*words, **changes)


@pytest.mark.parametrize(
    "words, changes",
    [
        pytest.param(("-w", "4", "app:app"), {}, id="in the command"),
        pytest.param(("--workers=4", "app:app"), {}, id="in long"),
        pytest.param(("app:app",), {"files": (CONFIG,)}, id="in the configuration"),
        pytest.param(("app:app",), {"variables": {"WEB_CONCURRENCY": "4"}}, id="by a variable"),
    ],
)
def test_speaks(words, changes):
    [evidence] = found(*words, **changes)
    assert (evidence.facts["workers"], evidence.facts["fitting"]) == (4, 3)
    assert (evidence.facts["needed"], evidence.facts["granted"]) == ("20.8 GiB", "16 GiB")
