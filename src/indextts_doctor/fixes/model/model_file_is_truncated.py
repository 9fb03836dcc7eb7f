"""MOD008: the file that ends too early is downloaded again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.model.problems import of
from indextts_doctor.facts import HubCache, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Fetch, _, fix
from indextts_doctor.fixes.model.repository import fetched


@fix(
    "MOD008",
    title=_("downloads the file that is cut off again"),
    source="huggingface_hub/file_download.py: get_hf_file_metadata tells the digest",
)
def model_file_is_truncated(
    model: ModelFolder, profile: Profile, cache: HubCache
) -> Iterator[Union[Fetch, Advice]]:
    yield from fetched(of(model, "truncated"), model, profile, cache)
