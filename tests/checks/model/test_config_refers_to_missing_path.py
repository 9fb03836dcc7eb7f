import pytest

import healthy_facts
from indextts_doctor.checks.model.config_refers_to_missing_path import config_refers_to_missing_path
from indextts_doctor.facts.modelfolder import ForeignPath


def foreign(key, value="/cubefs/users/x/checkpoint_5000.pth", sibling=None):
    return healthy_facts.model(foreign_paths=(ForeignPath("config.yaml", key, value, sibling),))


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(healthy_facts.model(), id="only names of files"),
        pytest.param(foreign("train.data_dir", "/cubefs/data"), id="left from training, never opened"),
    ],
)
def test_silent(model):
    assert not list(config_refers_to_missing_path(model))


@pytest.mark.parametrize(
    ("model", "sibling"),
    [
        pytest.param(foreign("gpt_checkpoint", sibling="gpt.pth"), "gpt.pth", id="with the file beside it"),
        pytest.param(foreign("s2mel_checkpoint"), "checkpoint_5000.pth", id="opened, whatever it is called"),
        pytest.param(foreign("dataset.bpe_model", "D:\\train\\bpe.model"), "bpe.model", id="of Windows, nested"),
        pytest.param(foreign("other", "/a/feat1.pt", "feat1.pt"), "feat1.pt", id="another key, the file is here"),
    ],
)
def test_speaks(model, sibling):
    [evidence] = config_refers_to_missing_path(model)
    assert evidence.facts["sibling"] == sibling
    assert evidence.facts["file"] == "models/index_tts_2_llm/config.yaml"
