"""HUB007: sets the variable that is read to the same folder."""

from indextts_doctor.facts import Host, HubCache, SettingsFiles
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix(
    "HUB007",
    title=_("sets the variable that is read to the same folder"),
    source="huggingface_hub/constants.py of 0.18.0 and 0.19.4; index-tts, _locate_snapshot in model_download.py",
)
def cache_variable_is_ignored(cache: HubCache, host: Host, files: SettingsFiles) -> Steps:
    if not cache.ignored_by.startswith("huggingface_hub"):
        yield assigned(files, "HF_HUB_CACHE", cache.path)
        return
    wanted = host.environment.get(cache.ignored_variable or "")
    if wanted:
        yield assigned(files, "HUGGINGFACE_HUB_CACHE", wanted)
    else:
        yield Advice(_("the folder that the variable refers to is not known"))
