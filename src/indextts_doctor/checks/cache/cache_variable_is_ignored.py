"""HUB007: a variable sets the cache folder, but the library or engine does not read that variable."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache


class CacheVariableIsIgnored(Evidence, frozen=True):
    by: Text
    variable: str
    instead: str
    fix: Text


@check(
    "HUB007",
    Severity.WARNING,
    title=_("{variable} is not read by {by}, which looks for models in {instead}"),
    summary=_("a variable that sets the cache folder is not read"),
    why=_("""Models are stored in one folder and looked up in another. They are downloaded a second time, or not found
        without a network."""),
    how=_("The service's variables are compared with those that this version of huggingface_hub and this engine read."),
    advice=_("{fix}"),
    remedy=_("""Set the variable that is read, HF_HUB_CACHE or (for huggingface_hub before 0.19) HUGGINGFACE_HUB_CACHE,
        to the same folder where the service is started."""),
    source="huggingface_hub/constants.py: HF_HUB_CACHE is read from 0.19 on (0.18.0 and 0.19.4 compared); "
    "index-tts, _locate_snapshot in model_download.py reads only HF_HUB_CACHE",
)
def cache_variable_is_ignored(cache: HubCache) -> Found[CacheVariableIsIgnored]:
    if cache.ignored_variable is None:
        return
    by_hub = cache.ignored_by.startswith("huggingface_hub")
    name = "HUGGINGFACE_HUB_CACHE" if by_hub else "HF_HUB_CACHE"
    value = f'"${cache.ignored_variable}"' if by_hub else quoted(cache.path)
    by = Text.verbatim(cache.ignored_by) if by_hub else _("the engine")
    fix = _("Set {name} to the same folder where the service is started: `export {name}={value}`").filled(
        name=name, value=value
    )
    yield CacheVariableIsIgnored(by=by, variable=cache.ignored_variable, instead=cache.engine_path or "", fix=fix)
