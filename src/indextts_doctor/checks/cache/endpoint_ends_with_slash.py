"""HUB010: HF_ENDPOINT ends with a slash, which this huggingface_hub keeps."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HUB010",
    Severity.WARNING,
    title=Text(
        en="HF_ENDPOINT ends with a slash, and huggingface_hub {version} asks for addresses with two",
        zh="HF_ENDPOINT 末尾带斜杠，huggingface_hub {version} 会因此请求带双斜杠的地址",
    ),
    why=Text(
        en='Releases before 0.28 put "/" after the endpoint without looking. Mirrors answer such an address with 404.',
        zh="0.28 之前的版本会直接在后面再加一个“/”，镜像站对这样的地址会返回 404。",
    ),
    how=Text(
        en="The variable as the service has it, and the version of huggingface_hub.",
        zh="服务的环境变量，以及 huggingface_hub 的版本。",
    ),
    advice=Text(
        en="Write it without the slash where the service is started: `export HF_ENDPOINT={quoted}`",
        zh="在服务的启动脚本里去掉末尾的斜杠：`export HF_ENDPOINT={quoted}`",
    ),
    source="huggingface_hub#2721; constants.py of 0.27.1 and 0.28.1 compared",
)
def endpoint_ends_with_slash(cache: HubCache) -> Iterator[Evidence]:
    if cache.endpoint and cache.endpoint.endswith("/") and cache.hub_version and not cache.at_least(0, 28):
        facts = {
            "endpoint": cache.endpoint,
            "quoted": quoted(cache.endpoint.rstrip("/")),
            "version": cache.hub_version,
        }
        yield Evidence(facts, about=frozenset({"huggingface-hub"}))
