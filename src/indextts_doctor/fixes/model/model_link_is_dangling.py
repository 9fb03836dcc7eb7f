"""MOD011: the link to nothing gives way to the file itself; what it points to is not touched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.model.problems import of
from indextts_doctor.facts import HubCache, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Fetch, _, fix
from indextts_doctor.fixes.model.repository import fetched


@fix(
    "MOD011",
    title=_("puts the file itself in the place of the link to nothing"),
    source="reproduced with transformers 4.35.2: files and links in a model folder are read alike",
)
def model_link_is_dangling(
    model: ModelFolder, profile: Profile, cache: HubCache
) -> Iterator[Union[Fetch, Advice]]:
    yield from fetched(of(model, "dangling"), model, profile, cache)
