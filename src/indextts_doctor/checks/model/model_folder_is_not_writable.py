"""MOD018: the engine creates a folder in the model folder, which the service's user cannot write to."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Denied
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import ModelFolder


@check(
    "MOD018",
    Severity.ERROR,
    title=_("{blocked_by} ({mode}) is not writable by user {user}"),
    summary=_("the model folder is not writable by the service's user"),
    why=_("""IndexTTS2 creates the folder hf_cache in its model folder at every start, and fails with "Permission denied"
        if it cannot."""),
    how=_("""The folder is missing, and its parent's owner, groups and access control list do not allow the user that runs
        the service to create it. A read-only mount is reported by another check."""),
    advice=_("""Create the folder once as an administrator: `mkdir {made}`. An existing folder does not need to be
        writable. If the engine downloads into it, make the service's user its owner."""),
    remedy=_("""Create hf_cache in the model folder once as an administrator. An existing folder does not need to be
        writable. If the engine downloads into it, make the service's user its owner."""),
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
