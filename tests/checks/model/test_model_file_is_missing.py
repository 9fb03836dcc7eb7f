import pytest

import healthy_facts
from indextts_doctor.checks.model.model_file_is_missing import model_file_is_missing
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.profile import ModelLayout

INDEXTTS2 = healthy_facts.profile(
    model=ModelLayout(
        folder="checkpoints", repo="IndexTeam/IndexTTS-2", variants={"2.0": "bpe.model", "2.5": "codec.pth"}
    )
)


def missing(path="gpt.pth", detail=""):
    return ModelFile(path=path, size=0, kind="torch", problem="missing", detail=detail, required=True)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param((), id="nothing needed"),
        pytest.param((ModelFile(path="gpt.pth", size=9, kind="torch-zip", required=True),), id="it is there"),
    ],
)
def test_silent(files):
    assert not list(model_file_is_missing(healthy_facts.model(files=files), INDEXTTS2))


@pytest.mark.parametrize(
    ("file", "versions", "why", "again"),
    [
        pytest.param(
            missing(),
            {},
            "",
            "hf download IndexTeam/IndexTTS-2 gpt.pth --local-dir /srv/tts/models/index_tts_2_llm",
            id="of the profile",
        ),
        pytest.param(missing(), {"files": "2.5"}, "", "from the source of the model", id="of another version"),
        pytest.param(
            missing("model.safetensors", "alternatives: pytorch_model.bin, model.safetensors.index.json"),
            {},
            " (or one of pytorch_model.bin, model.safetensors.index.json)",
            "hf download",
            id="any of several",
        ),
        pytest.param(
            missing("model-00002-of-00002.safetensors", "index: model.safetensors.index.json"),
            {},
            ", a shard listed in model.safetensors.index.json",
            "hf download",
            id="a shard",
        ),
        pytest.param(
            missing("hf_cache/campplus_cn_common.bin"), {}, "", "from the source", id="from another repository"
        ),
    ],
)
def test_speaks(file, versions, why, again):
    [evidence] = model_file_is_missing(healthy_facts.model(files=(file,), versions=versions), INDEXTTS2)
    assert evidence.facts["file"] == f"models/index_tts_2_llm/{file.path}"
    assert evidence.facts["why"].of("en") == why
    assert again in evidence.facts["again"].of("en")
