"""MOD013: replaces the path of another machine with the name of the file next to the configuration."""

import posixpath
import re

from indextts_doctor.checks.model.config_refers_to_missing_path import ConfigRefersToMissingPath
from indextts_doctor.facts import ForeignPath, ModelFolder
from indextts_doctor.fixes import Advice, Edit, Steps, _, fix

_PLAIN = re.compile(r"[\w.][\w./-]*", re.ASCII)  # a string in YAML, with or without quotes
NO_SIBLING = _("the model folder contains no file of that name")
BELOW = _("a configuration in a subfolder may resolve its paths from another folder")


@fix(
    "MOD013",
    title=_("replaces the path with the name of the file in the model folder"),
    source="index-tts#739; os.path.join of the model folder in indextts/infer_v2.py",
)
def config_refers_to_missing_path(found: tuple[ConfigRefersToMissingPath, ...], model: ModelFolder) -> Steps:
    named = {(one.key, one.value) for one in found}
    for foreign in model.foreign_paths:
        if (foreign.key, foreign.value) not in named:
            continue
        if foreign.sibling is None or not _PLAIN.fullmatch(foreign.sibling):
            yield Advice(NO_SIBLING)
        elif "/" in foreign.file:
            yield Advice(BELOW)
        else:
            yield _edit(model, foreign, foreign.sibling)


def _edit(model: ModelFolder, foreign: ForeignPath, sibling: str) -> Edit:
    """Replaces only the value; with its key if another value contains the same text."""
    others = [one for one in model.foreign_paths if one.file == foreign.file]
    path = posixpath.join(model.path, foreign.file)
    if sum(foreign.value in one.value for one in others) == 1:
        return Edit(path, foreign.value, sibling)
    key = foreign.key.rpartition(".")[2]
    return Edit(path, f"{key}: {foreign.value}\n", f"{key}: {sibling}\n")
