"""HUB010: removes the slash from the endpoint."""

from indextts_doctor.facts import HubCache, SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix("HUB010", title=_("removes the slash from HF_ENDPOINT"), source="huggingface_hub#2721")
def endpoint_ends_with_slash(cache: HubCache, files: SettingsFiles) -> Steps:
    yield assigned(files, "HF_ENDPOINT", (cache.endpoint or "").rstrip("/"))
