"""MOD018: gives the service's user write permission, so that the engine can create its folder."""

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.permissions import opened, root_of


@fix(
    "MOD018",
    title=_("adds write permission on the model folder for the service's user only"),
    source="indextts/infer_v2.py of index-tts; reproduced with a folder owned by root",
)
def model_folder_is_not_writable(model: ModelFolder) -> Steps:
    closed = (one.access for one in model.unwritable if not one.access.read_only)
    yield from opened(closed, root_of(model))
