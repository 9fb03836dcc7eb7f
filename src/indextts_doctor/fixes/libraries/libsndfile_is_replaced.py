"""LIB002: removes the folder of the unusable libsndfile from LD_LIBRARY_PATH."""

from indextts_doctor.checks.libraries.libsndfile_is_replaced import LibsndfileIsReplaced
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.variables import without_folder


@fix("LIB002", title=_("removes the folder from LD_LIBRARY_PATH"), source="ld.so(8); reproduced with glibc 2.36")
def libsndfile_is_replaced(found: tuple[LibsndfileIsReplaced, ...], files: SettingsFiles) -> Steps:
    yield from without_folder(files, found[0].folder)
