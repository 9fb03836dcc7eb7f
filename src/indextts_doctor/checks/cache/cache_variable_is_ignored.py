"""HUB007: a variable names a cache, and what should use it does not read the variable."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HUB007",
    Severity.WARNING,
    title=Text(
        en="{by} does not read {variable}: it looks for models in {instead}",
        zh="{by}不读取 {variable}，它会到 {instead} 找模型",
    ),
    why=Text(
        en="The models lie in one folder and are looked for in another. They are downloaded a second time, or not found at all "
        "where there is no network.",
        zh="模型放在一个目录，却到另一个目录去找：要么重新下载一遍，要么在没有网络时根本找不到。",
    ),
    how=Text(
        en="The variables that the service has, against those that this version of huggingface_hub and this engine read.",
        zh="比较服务的环境变量与这个版本的 huggingface_hub、这个引擎实际读取的变量。",
    ),
    advice=Text(en="{cure}", zh="{cure}"),
    source="huggingface_hub/constants.py: HF_HUB_CACHE is read from 0.19 on (0.18.0 and 0.19.4 compared); "
    "index-tts, _locate_snapshot in model_download.py reads only HF_HUB_CACHE",
)
def cache_variable_is_ignored(cache: HubCache) -> Iterator[Evidence]:
    if cache.ignored_variable is None:
        return
    by_hub = cache.ignored_by.startswith("huggingface_hub")
    name = "HUGGINGFACE_HUB_CACHE" if by_hub else "HF_HUB_CACHE"
    value = f'"${cache.ignored_variable}"' if by_hub else quoted(cache.path)
    by = Text(en=cache.ignored_by, zh=f"{cache.ignored_by} " if by_hub else "引擎")
    cure = Text(
        en=f"Set {name} to the same folder where the service is started: `export {name}={value}`",
        zh=f"在服务的启动脚本里把 {name} 设成同一个目录：`export {name}={value}`",
    )
    facts = {"by": by, "variable": cache.ignored_variable, "instead": cache.engine_path or "", "cure": cure}
    yield Evidence(facts)
