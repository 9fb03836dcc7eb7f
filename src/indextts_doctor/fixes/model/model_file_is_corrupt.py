"""MOD010: downloads the damaged file again, unless it is a text file that may have been edited."""

import posixpath
import re

from msgspec.structs import replace

from indextts_doctor.checks.model.problems import of, path
from indextts_doctor.facts import HubCache, ModelFile, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.model.repository import fetched

_EDITED = ("json", "yaml")


@fix(
    "MOD010",
    title=_("downloads the damaged file again; keeps a configuration that may have been edited"),
    source="huggingface_hub/file_download.py: get_hf_file_metadata returns the digest",
)
def model_file_is_corrupt(model: ModelFolder, profile: Profile, cache: HubCache) -> Steps:
    for file in of(model, "corrupt"):
        if file.kind in _EDITED:
            where = path(model, file.path)
            yield Advice(
                _("""{where} may contain your own changes, which a download would overwrite; correct the file as the
                    message describes""").filled(where=where)
            )
        else:
            yield from fetched([_lost(file)], model, profile, cache)


def _lost(file: ModelFile) -> ModelFile:
    """The file to download: for an ONNX model that lacks its tensors, the file that contains them."""
    beside = re.fullmatch(r"its tensors are in (.+), which is missing", file.detail)
    if beside is None:
        return file
    return replace(file, path=posixpath.join(posixpath.dirname(file.path), beside.group(1)), link=None)
