"""LIB005: the folder of the old libstdc++ leaves LD_LIBRARY_PATH."""

from indextts_doctor.facts import Libraries, SettingsFiles
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.variables import without_folder


@fix(
    "LIB005",
    title=_("takes the folder of the old libstdc++ out of LD_LIBRARY_PATH"),
    source="ld.so(8); reproduced with scipy 1.10.1",
)
def libstdcxx_is_too_old(libraries: Libraries, files: SettingsFiles) -> Steps:
    found = libraries.stdcxx
    if found.origin == "LD_LIBRARY_PATH" and found.path:
        yield from without_folder(files, found.path.rpartition("/")[0])
        return
    yield Advice(_("the libstdc++ that is too old is not from LD_LIBRARY_PATH, but the system's or conda's own"))
