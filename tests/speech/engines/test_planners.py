"""What each engine answers where nothing of its own is: a plan from the context alone, no process is started."""

import pytest

import minimal_deployments
from indextts_doctor.facts.record import Missing
from indextts_doctor.speech.engine import builtin


@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        ("command", "no command is configured", "没有配置命令"),
        ("http", "the profile test defines no speech request", "部署类型 test 没有定义"),
        ("indextts2", "no IndexTTS2 model folder found", "没有找到 IndexTTS2 的模型目录"),
        ("kantts", "none of voices/*/am, am,", "voices/*/am、am、"),
        ("onnx", "the model folder is unknown", "模型目录未知"),
        ("transformers", "the model folder is unknown", "模型目录未知"),
    ],
)
def test_what_an_engine_lacks(tmp_path, name, en, zh):
    answer = builtin()[name].plan(minimal_deployments.context(tmp_path))
    assert isinstance(answer, Missing)
    assert (answer.kind, en in answer.reason.of("en"), zh in answer.reason.of("zh")) == ("inapplicable", True, True)


def test_the_reference_voice_lacks_nothing(tmp_path):
    plan = builtin()["reference"].plan(minimal_deployments.context(tmp_path))
    assert all(path.is_file() for path in plan.weights)
