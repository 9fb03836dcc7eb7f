"""MOD013: the model's configuration names a path of somebody else's machine."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.model.problems import about, path
from indextts_doctor.facts import ModelFolder

# What IndexTTS2 opens, from indextts/infer_v2.py; other paths of a training run hurt nobody.
_OPENED = ("gpt_checkpoint", "s2mel_checkpoint", "w2v_stat", "emo_matrix", "spk_matrix", "qwen_emo_path", "bpe_model")


class ConfigNamesForeignPath(Evidence, frozen=True):
    file: str
    key: str
    value: str
    sibling: str


@check(
    "MOD013",
    Severity.ERROR,
    title=_("{file} sends {key} to {value}, which is not here"),
    why=_("""The configuration was published as it was on the machine that trained the model. An absolute path wins
        over the model folder, so the engine ends with "FileNotFoundError", although the file lies beside the
        configuration."""),
    how=_("""Values of the configuration that are absolute paths and do not exist, under a key that the engine opens or
        with a file of that name in the folder."""),
    advice=_("In {file}, change {key} to the name of the file in the model folder: {sibling}."),
    explains=("SMK",),
    source="index-tts#739: the config.yaml of 2.5 names /cubefs/users/...; os.path.join in indextts/infer_v2.py",
)
def config_names_foreign_path(model: ModelFolder) -> Found[ConfigNamesForeignPath]:
    for foreign in model.foreign_paths:
        key = foreign.key.rpartition(".")[2]
        if foreign.sibling is not None or key in _OPENED or key.endswith("_checkpoint"):
            yield ConfigNamesForeignPath(
                file=path(model, foreign.file),
                key=foreign.key,
                value=foreign.value,
                sibling=foreign.sibling or foreign.value.replace("\\", "/").rpartition("/")[2],
                about=about(model, foreign.file),
            )
