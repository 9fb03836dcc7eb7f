"""MOD018: the service's user may make the folder that the engine makes at its start."""

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.permissions import opened, root_of


@fix(
    "MOD018",
    title=_("lets the service's user write to the model folder, and no other user"),
    source="indextts/infer_v2.py of index-tts; reproduced with a folder of root",
)
def model_folder_is_not_writable(model: ModelFolder) -> Steps:
    closed = (one.access for one in model.unwritable if not one.access.read_only)
    yield from opened(closed, root_of(model))
