"""MOD004: the file that a pointer means is downloaded; the pointer itself says its size and digest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.model.problems import of
from indextts_doctor.facts import HubCache, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Fetch, _, fix
from indextts_doctor.fixes.model.repository import fetched


@fix(
    "MOD004",
    title=_("downloads the file that the pointer means, and compares its digest"),
    source="the Git-LFS specification: oid and size of a pointer are those of the file",
)
def model_file_is_lfs_pointer(
    model: ModelFolder, profile: Profile, cache: HubCache
) -> Iterator[Union[Fetch, Advice]]:
    yield from fetched(of(model, "lfs-pointer"), model, profile, cache)
