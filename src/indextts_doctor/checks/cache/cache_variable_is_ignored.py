"""HUB007: a variable names a cache, and what should use it does not read the variable."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache


class CacheVariableIsIgnored(Evidence, frozen=True):
    by: Text
    variable: str
    instead: str
    cure: Text


@check(
    "HUB007",
    Severity.WARNING,
    title=_("{by} does not read {variable}: it looks for models in {instead}"),
    why=_("""The models lie in one folder and are looked for in another. They are downloaded a second time, or not found
        at all where there is no network."""),
    how=_("""The variables that the service has, against those that this version of huggingface_hub and this engine
        read."""),
    advice=_("{cure}"),
    source="huggingface_hub/constants.py: HF_HUB_CACHE is read from 0.19 on (0.18.0 and 0.19.4 compared); "
    "index-tts, _locate_snapshot in model_download.py reads only HF_HUB_CACHE",
)
def cache_variable_is_ignored(cache: HubCache) -> Found[CacheVariableIsIgnored]:
    if cache.ignored_variable is None:
        return
    by_hub = cache.ignored_by.startswith("huggingface_hub")
    name = "HUGGINGFACE_HUB_CACHE" if by_hub else "HF_HUB_CACHE"
    value = f'"${cache.ignored_variable}"' if by_hub else quoted(cache.path)
    by = Text(en=cache.ignored_by, zh=f"{cache.ignored_by} " if by_hub else "引擎")
    cure = _("Set {name} to the same folder where the service is started: `export {name}={value}`").filled(
        name=name, value=value
    )
    yield CacheVariableIsIgnored(by=by, variable=cache.ignored_variable, instead=cache.engine_path or "", cure=cure)
