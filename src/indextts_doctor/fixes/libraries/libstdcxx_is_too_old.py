"""LIB005: removes the folder of the old libstdc++ from LD_LIBRARY_PATH."""

from indextts_doctor.facts import Libraries, SettingsFiles
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.variables import without_folder


@fix(
    "LIB005",
    title=_("removes the folder of the old libstdc++ from LD_LIBRARY_PATH"),
    source="ld.so(8); reproduced with scipy 1.10.1",
)
def libstdcxx_is_too_old(libraries: Libraries, files: SettingsFiles) -> Steps:
    found = libraries.stdcxx
    if found.origin == "LD_LIBRARY_PATH" and found.path:
        yield from without_folder(files, found.path.rpartition("/")[0])
        return
    yield Advice(_("the old libstdc++ belongs to the system or to conda, not to a folder of LD_LIBRARY_PATH"))
