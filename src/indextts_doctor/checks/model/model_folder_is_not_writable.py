"""MOD018: the engine makes a folder in the model folder, and the service's user may not."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Denied
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import ModelFolder


@check(
    "MOD018",
    Severity.ERROR,
    title=_("{user} cannot write to {blocked_by} ({mode}), where the engine makes a folder at every start"),
    why=_("""IndexTTS2 makes hf_cache in its model folder when it is constructed and ends with "Permission denied" if it
        cannot."""),
    how=_("""The folder is not there, and the user that runs the service may not make it: owner, groups, access control
        lists. A read-only mount is another finding."""),
    advice=_("""Make it once as an administrator: `mkdir {made}`. One that exists need not be writable. If the engine is
        to download into it, give it to the user that runs the service."""),
    explains=("SMK",),
    source="indextts/utils/model_download.py of index-tts (os.makedirs(..., exist_ok=True) of hf_cache at every start); reproduced with an existing folder",
)
def model_folder_is_not_writable(model: ModelFolder) -> Found[Denied]:
    if model.access is None or not model.access.read:
        return
    for folder in model.unwritable:
        access = folder.access
        if access.blocked_by is not None and not access.read_only:
            yield Denied(
                user=access.user,
                blocked_by=access.blocked_by,
                mode=access.mode,
                made=quoted(f"{model.path}/{folder.name}"),
                about=frozenset({"model", model.path.lower()}),
            )
