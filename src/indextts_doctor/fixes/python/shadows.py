"""PY016, PY019: renames the file that hides a module, so that no import finds it."""

import posixpath

from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.facts import Severity
from indextts_doctor.fixes import Advice, Move, Steps, _, fix

MAY_BE_INTENDED = _("the deployment does not need the hidden module, so the file may be intended")


@fix(
    "PY016",
    title=_("renames the file that hides the module"),
    source="reproduced with scipy 1.10.1 and scipy.py in the service's folder",
)
@fix("PY019", title=_("renames the file"), source="reproduced: queue.py in the service's folder")
def shadows(found: tuple[Shadowing, ...]) -> Steps:
    for one in found:
        if one.severity is not None and one.severity < Severity.ERROR:
            yield Advice(MAY_BE_INTENDED)
            continue
        path, (folder, name) = one.file, posixpath.split(one.file)
        if name.startswith("__init__."):
            path, (folder, name) = folder, posixpath.split(folder)
        yield Move(path, posixpath.join(folder, f"{name}.hidden-a-module"))
