"""MOD001: the model folder is not there."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import ModelFolder, Profile, Target

_MISSING = _("does not exist")
_DANGLING = _("is a link that points to nothing")
_FILE = _("is a file, not a folder")


class ModelFolderIsMissing(Evidence, frozen=True):
    folder: str
    path: str
    state: Text
    nearest: str
    directory: str


@check(
    "MOD001",
    Severity.ERROR,
    title=_("the model folder {folder} {state}"),
    why=_("""transformers takes a path that is no folder for the name of a repository and tries to download it, so "We
        couldn't connect to 'https://huggingface.co'" is often no matter of the network. With "./" in front it says
        "Can't load the configuration of". A relative path counts from the folder that the service was started in, and
        systemd and cron start it elsewhere unless told."""),
    how=_("The path is looked at before anything is said about the network; the deepest parent that exists is named."),
    advice=_("""What exists is {nearest}. Put the model there or pass its real place with --model-dir. A relative path
        counts from {directory} (WorkingDirectory= in a systemd unit); an absolute path in the deployment's code is
        safest."""),
    explains=("SMK",),
    source="reproduced with transformers 4.35.2: folder missing, with and without ./, empty, and a dangling link",
)
def model_folder_is_missing(model: ModelFolder, profile: Profile, target: Target) -> Found[ModelFolderIsMissing]:
    closed = model.access is not None and model.access.blocked_by is not None
    optional = profile.model is not None and not profile.model.required
    if model.is_dir or closed or (optional and not model.exists and not model.dangling):
        return
    state = _FILE if model.is_file else _DANGLING if model.dangling else _MISSING
    yield ModelFolderIsMissing(
        folder=model.given,
        path=model.path,
        state=state,
        nearest=model.nearest or model.path,
        directory=target.directory,
        about=frozenset({"model", model.path.lower()}),
    )
