"""MOD002: the folders on the way to the model are opened, and what is closed behind them."""

from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.permissions import obstacle, opened, root_of


@fix(
    "MOD002",
    title=_("adds the missing right, for the service's user, to what is in its way"),
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
    else:  # opening a part of the way only brings to light what is behind it
        yield from opened([one for one in (model.access, *closed) if obstacle(one, root) is not None], root)
