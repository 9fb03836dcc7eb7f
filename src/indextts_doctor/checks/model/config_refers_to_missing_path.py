"""MOD013: the configuration of the model refers to a path on another machine."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.model.problems import about, path
from indextts_doctor.facts import ModelFolder

# What IndexTTS2 opens, from indextts/infer_v2.py; other paths of a training run do no harm.
_OPENED = ("gpt_checkpoint", "s2mel_checkpoint", "w2v_stat", "emo_matrix", "spk_matrix", "qwen_emo_path", "bpe_model")


class ConfigRefersToMissingPath(Evidence, frozen=True):
    file: str
    key: str
    value: str
    sibling: str


@check(
    "MOD013",
    Severity.ERROR,
    title=_("{file} sets {key} to {value}, which does not exist"),
    summary=_("the configuration of the model refers to a path that does not exist"),
    why=_("""The configuration contains paths of the machine that trained the model. An absolute path takes precedence
        over the model folder, so the engine fails with "FileNotFoundError" even if the file is next to the
        configuration."""),
    how=_("""The configuration is searched for absolute paths that do not exist. A path counts if the engine opens its key
        or if the model folder contains a file of the same name."""),
    advice=_("In {file}, set {key} to the name of the file in the model folder: {sibling}."),
    remedy=_("In the configuration, replace the path with the name of the file in the model folder."),
    explains=("SMK",),
    source="index-tts#739: the config.yaml of 2.5 contains /cubefs/users/...; os.path.join in indextts/infer_v2.py",
)
def config_refers_to_missing_path(model: ModelFolder) -> Found[ConfigRefersToMissingPath]:
    for foreign in model.foreign_paths:
        key = foreign.key.rpartition(".")[2]
        if foreign.sibling is not None or key in _OPENED or key.endswith("_checkpoint"):
            yield ConfigRefersToMissingPath(
                file=path(model, foreign.file),
                key=foreign.key,
                value=foreign.value,
                sibling=foreign.sibling or foreign.value.replace("\\", "/").rpartition("/")[2],
                about=about(model, foreign.file),
            )
