"""MOD010: the file that does not parse is downloaded again, unless it is a text that somebody may have edited."""

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
    title=_("downloads the damaged file again; a configuration that may have been edited stays"),
    source="huggingface_hub/file_download.py: get_hf_file_metadata tells the digest",
)
def model_file_is_corrupt(model: ModelFolder, profile: Profile, cache: HubCache) -> Steps:
    for file in of(model, "corrupt"):
        if file.kind in _EDITED:
            where = path(model, file.path)
            yield Advice(
                _("""{where} may hold changes of your own, which a download would undo; see what
                    the message says of it""").filled(where=where)
            )
        else:
            yield from fetched([_lost(file)], model, profile, cache)


def _lost(file: ModelFile) -> ModelFile:
    """Return what is to be had again: of an ONNX model that lacks its tensors, the file that holds them."""
    beside = re.fullmatch(r"its tensors are in (.+), which is missing", file.detail)
    if beside is None:
        return file
    return replace(file, path=posixpath.join(posixpath.dirname(file.path), beside.group(1)), link=None)
