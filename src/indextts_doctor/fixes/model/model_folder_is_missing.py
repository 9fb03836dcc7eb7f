"""MOD001: changes nothing, because only a person knows where the model is or where it comes from."""

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Advice, Steps, _, fix


@fix(
    "MOD001",
    title=_("does not create a model folder"),
    source="the model may be elsewhere on this machine, and a download of gigabytes would hide that",
)
def model_folder_is_missing(model: ModelFolder) -> Steps:
    if model.is_file:
        yield Advice(_("{path} is a file, which is not moved to create a folder").filled(path=model.path))
        return
    yield Advice(
        _("""the model may be on another disk or under another name, which a new download would hide; specify its
            location with --model-dir""")
    )
