"""MOD013: the path of another machine gives way to the name of the file that lies beside the configuration."""

import posixpath
import re

from indextts_doctor.checks.model.config_names_foreign_path import ConfigNamesForeignPath
from indextts_doctor.facts import ForeignPath, ModelFolder
from indextts_doctor.fixes import Advice, Edit, Steps, _, fix

_PLAIN = re.compile(r"[\w.][\w./-]*", re.ASCII)  # what YAML takes for a text, however it is quoted
NO_SIBLING = _("no file of that name lies in the model folder")
BELOW = _("a configuration in a folder below may count its paths from elsewhere")


@fix(
    "MOD013",
    title=_("writes the name of the file in the model folder in place of the path"),
    source="index-tts#739; os.path.join of the model folder in indextts/infer_v2.py",
)
def config_names_foreign_path(found: tuple[ConfigNamesForeignPath, ...], model: ModelFolder) -> Steps:
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
    """The value alone is replaced, with its key where the same words stand in another value, too."""
    others = [one for one in model.foreign_paths if one.file == foreign.file]
    path = posixpath.join(model.path, foreign.file)
    if sum(foreign.value in one.value for one in others) == 1:
        return Edit(path, foreign.value, sibling)
    key = foreign.key.rpartition(".")[2]
    return Edit(path, f"{key}: {foreign.value}\n", f"{key}: {sibling}\n")
