import pytest

import healthy_facts
from indextts_doctor.facts.python import Shadow
from indextts_doctor.fixes.steps import Move
from proposed_steps import proposed

CLICK, QUEUE = "/srv/tts/click.py", "/srv/tts/wave/__init__.py"


def failed(*files):
    stack = tuple(f"{file}:1 <module>" for file in files)
    return healthy_facts.imports(healthy_facts.imported("flask", "exception", stack=stack))


@pytest.mark.parametrize(
    ("shadows", "imports", "paths"),
    [
        pytest.param((Shadow("click", CLICK, "click"),), failed(CLICK), [CLICK], id="a file"),
        pytest.param(
            (Shadow("wave", QUEUE, ""),), failed(QUEUE), ["/srv/tts/wave"], id="a package: its folder"
        ),
        pytest.param(
            (Shadow("click", CLICK, "click"), Shadow("wave", QUEUE, "")),
            failed(CLICK),
            [CLICK],
            id="only what the import went through",
        ),
        pytest.param(
            (Shadow("click", CLICK, "click"), Shadow("wave", QUEUE, "")),
            failed(CLICK, QUEUE),
            [CLICK, "/srv/tts/wave"],
            id="both",
        ),
    ],
)
def test_cures(shadows, imports, paths):
    steps = proposed("PY019", healthy_facts.shadows(*shadows), imports)
    assert steps == [Move(path, f"{path}.hidden-a-module") for path in paths]
