"""MOD002: the folders on the way to the model are opened, and the files in it that are closed too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import ModelFolder
from indextts_doctor.knowledge.opening import obstacle, opened
from indextts_doctor.model import Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Advice, Mode


@fix(
    "MOD002",
    title=Text(
        en="adds the missing right, for the service's user, to what is in its way",
        zh="在挡路的目录上，为服务用户补上缺少的权限",
    ),
    source="reproduced: a parent folder of mode 700, read by another user; path_resolution(7)",
)
def model_folder_is_closed(model: ModelFolder) -> Iterator[Union[Mode, Advice]]:
    if model.access is None:
        return
    root = model.access.end or model.path
    if obstacle(model.access, root) is None:
        yield from opened((model.access, *model.unreadable), root)
    else:
        yield from opened((model.access,), root)
