"""MOD005: the file that is not there is downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.model.problems import of
from indextts_doctor.facts import HubCache, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Fetch, _, fix
from indextts_doctor.fixes.model.repository import fetched


@fix(
    "MOD005",
    title=_("downloads the missing file"),
    source="huggingface_hub/file_download.py: get_hf_file_metadata tells the digest",
)
def model_file_is_missing(
    model: ModelFolder, profile: Profile, cache: HubCache
) -> Iterator[Union[Fetch, Advice]]:
    yield from fetched(of(model, "missing"), model, profile, cache)
