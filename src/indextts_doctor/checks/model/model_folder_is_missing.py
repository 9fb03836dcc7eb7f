"""MOD001: the model folder is missing."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import ModelFolder, Profile, Target

_MISSING = _("does not exist")
_DANGLING = _("is a broken link")
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
    title=_("model folder {folder} {state}"),
    summary=_("the model folder is missing"),
    why=_("""transformers treats a path that is not a folder as the name of a repository and tries to download it.
        Therefore "We couldn't connect to 'https://huggingface.co'" is often not a network problem; for a path that
        starts with ./ the message is "Can't load the configuration of". A relative path is resolved from the working
        directory of the service, which systemd and cron set to another folder by default."""),
    how=_("The path is checked before the network. The deepest parent folder that exists is reported."),
    advice=_("""Move the model to this path, of which {nearest} exists, or pass its location with --model-dir. Relative
        paths are resolved from {directory} (WorkingDirectory= in a systemd unit); an absolute path in the code of the
        deployment is safest."""),
    remedy=_("""Move the model to the expected path, or pass its location with --model-dir. Relative paths are resolved
        from the working directory of the service (WorkingDirectory= in a systemd unit); an absolute path in the code of
        the deployment is safest."""),
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
