"""MOD007: the empty file is downloaded again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.model.problems import of
from indextts_doctor.facts import HubCache, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Fetch, _, fix
from indextts_doctor.fixes.model.repository import fetched


@fix(
    "MOD007",
    title=_("downloads the empty file again"),
    source="huggingface_hub/file_download.py: get_hf_file_metadata tells the digest",
)
def model_file_is_empty(
    model: ModelFolder, profile: Profile, cache: HubCache
) -> Iterator[Union[Fetch, Advice]]:
    yield from fetched(of(model, "empty"), model, profile, cache)
