"""HUB007: the folder is named by the variable that is read."""

from indextts_doctor.facts import Host, HubCache, SettingsFiles
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix(
    "HUB007",
    title=_("names the same folder in the variable that is read"),
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
        yield Advice(_("the folder that is meant is not known"))
