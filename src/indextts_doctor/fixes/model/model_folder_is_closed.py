"""MOD002: adds the missing permissions on the parent folders of the model, and on the files in it."""

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.permissions import obstacle, opened, root_of


@fix(
    "MOD002",
    title=_("adds the missing permissions for the service's user"),
    source="reproduced: a parent folder of mode 700, read by another user; path_resolution(7)",
)
def model_folder_is_closed(model: ModelFolder) -> Steps:
    if model.access is None:
        return
    root = root_of(model)
    behind = (*model.unreadable, *(one.access for one in model.unwritable if not one.access.read_only))
    closed = [one for one in behind if obstacle(one, root) is not None]
    if obstacle(model.access, root) is None and not closed:
        yield from opened((model.access, *behind), root)
    else:  # to open only a part of the path would only reveal the next obstacle
        yield from opened([one for one in (model.access, *closed) if obstacle(one, root) is not None], root)
