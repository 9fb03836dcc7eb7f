import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.model.model_file_is_faulty import CHECKS
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text, _


def weights(**changes):
    base = {"path": "model.safetensors", "size": 134, "kind": "safetensors", "weights": True, "required": True}
    return ModelFile(**{**base, **changes})


UNREAD = {"path": "notes.txt", "kind": "other", "weights": False, "required": False}
ZEROS = "4096 of 8192 bytes, from byte 4096 on, are zero"


@pytest.mark.parametrize("problem", CHECKS)
@pytest.mark.parametrize(
    "files",
    [
        pytest.param((), id="no files"),
        pytest.param((weights(),), id="healthy"),
        pytest.param((weights(problem="dangling"),), id="another problem"),
    ],
)
def test_silent(problem, files):
    assert not ask(problem, *files)


@pytest.mark.parametrize("problem", CHECKS)
def test_only_one_reports(problem):
    assert [one for one in CHECKS if ask(one, weights(problem=problem))] == [problem]


@pytest.mark.parametrize("problem", CHECKS)
def test_a_file_that_the_engine_does_not_read_is_a_warning(problem):
    [evidence] = ask(problem, weights(problem=problem, **UNREAD))
    assert evidence.severity is Severity.WARNING
    assert evidence.facts["file"] == "models/index_tts_2_llm/notes.txt"


@pytest.mark.parametrize(
    ("file", "facts"),
    [
        pytest.param(
            weights(problem="lfs-pointer", expected_size=1_900_000_000),
            {"bytes": 134, "expected": "1.8 GiB", "expected_bytes": 1_900_000_000},
            id="a pointer with its size",
        ),
        pytest.param(
            weights(problem="lfs-pointer", path="tokenizer.json", kind="json", weights=False, required=False),
            {"expected": _("the complete file"), "expected_bytes": None},
            id="a tokenizer, of a pointer without a size",
        ),
        pytest.param(weights(problem="html", detail="Sign in"), {"page": "Sign in"}, id="a page to sign in"),
        pytest.param(weights(problem="html"), {"page": "…"}, id="a page without a title"),
        pytest.param(weights(problem="empty", size=0), {"bytes": 0}, id="empty weights"),
        pytest.param(
            weights(problem="truncated", detail="the file ends before its tensors do", expected_size=4096),
            {"bytes": 134, "expected_bytes": 4096, "have": Text("134 of 4,096 bytes", "134 / 4,096 字节")},
            id="shorter than its header says",
        ),
        pytest.param(
            weights(problem="truncated", detail="the end of the archive is missing"),
            {"have": Text("134 bytes", "134 字节"), "expected_bytes": None},
            id="an archive, which does not know its length",
        ),
        pytest.param(
            weights(problem="truncated", path="voices/resource.zip", kind="zip", weights=False, required=False),
            {"bytes": 134},
            id="the front end of Sambert",
        ),
        pytest.param(
            weights(problem="zero-filled", detail=ZEROS),
            {
                "detail": Text(
                    "4096 of 8192 bytes are zero, from byte 4096 on", "共 8192 字节，从第 4096 字节起有 4096 字节为零"
                )
            },
            id="half of it is zeros",
        ),
        pytest.param(
            weights(problem="corrupt", detail="the header is not JSON"),
            {"kind": "safetensors", "detail": Text("the header is not JSON", "文件头不是 JSON")},
            id="a header that does not parse",
        ),
    ],
)
def test_speaks(file, facts):
    [evidence] = ask(file.problem, file)
    assert evidence.severity is Severity.ERROR
    assert {"file": f"models/index_tts_2_llm/{file.path}", **facts}.items() <= evidence.facts.items()
    assert f"/srv/tts/models/index_tts_2_llm/{file.path}".lower() in evidence.about


def ask(problem, *files):
    return said(CHECKS[problem], healthy_facts.model(files=files), healthy_facts.profile())
