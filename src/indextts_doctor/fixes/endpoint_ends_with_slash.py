"""HUB010: the slash goes where the deployment's own file sets the variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import HubCache
from indextts_doctor.model import Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Advice, Assign

ELSEWHERE = Text(
    en="HF_ENDPOINT is not set in the .env of the deployment but where the service is started",
    zh="HF_ENDPOINT 不是在部署目录的 .env 里设置的，而是在启动服务的地方",
)


@fix(
    "HUB010",
    title=Text(en="takes the slash off HF_ENDPOINT in .env", zh="去掉 .env 里 HF_ENDPOINT 末尾的斜杠"),
    source="huggingface_hub#2721",
)
def endpoint_ends_with_slash(cache: HubCache) -> Iterator[Union[Assign, Advice]]:
    if cache.endpoint_file is None:
        yield Advice(ELSEWHERE)
    else:
        yield Assign(cache.endpoint_file, "env", "HF_ENDPOINT", (cache.endpoint or "").rstrip("/"))
