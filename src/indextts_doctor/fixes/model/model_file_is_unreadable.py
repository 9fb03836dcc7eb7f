"""MOD003: adds read permission on the files that lack it, and on no others."""

from indextts_doctor.checks.model.problems import of, path
from indextts_doctor.facts import ModelFolder
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.permissions import opened, root_of


@fix(
    "MOD003",
    title=_("adds read permission on these files for the service's user"),
    source="reproduced: a file of mode 600 that belongs to root, read by another user",
)
def model_file_is_unreadable(model: ModelFolder) -> Steps:
    yield from opened(model.unreadable, root_of(model))
    for file in of(model, "unreadable"):
        if file.detail:
            where = path(model, file.path)
            yield Advice(_("no user can read {where}: {detail}").filled(where=where, detail=file.detail))
