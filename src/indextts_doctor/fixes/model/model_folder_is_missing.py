"""MOD001: where the model is, or should come from, is for a person to say."""

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Advice, Steps, _, fix


@fix(
    "MOD001",
    title=_("makes no model folder by itself"),
    source="the model may lie elsewhere on this machine, and a download of gigabytes would hide that",
)
def model_folder_is_missing(model: ModelFolder) -> Steps:
    if model.is_file:
        yield Advice(_("{path} is somebody's file: it is not put aside for a folder").filled(path=model.path))
        return
    yield Advice(
        _("""where the model lies, on another disk or under another name, cannot be told from here, and to download it
            again would hide that; name the place with --model-dir""")
    )
