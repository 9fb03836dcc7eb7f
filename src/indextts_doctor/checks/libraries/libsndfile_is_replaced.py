"""LIB002: LD_LIBRARY_PATH puts an unusable libsndfile before the system's."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.libraries.origin import problem
from indextts_doctor.facts import Libraries


class LibsndfileIsReplaced(Evidence, frozen=True):
    path: str
    folder: str
    problem: Text


@check(
    "LIB002",
    Severity.ERROR,
    title=_("{path} from LD_LIBRARY_PATH cannot be loaded: {problem}"),
    summary=_("the libsndfile from LD_LIBRARY_PATH cannot be loaded"),
    why=_("""The loader searches the folders of LD_LIBRARY_PATH before those of the system. It takes the first libsndfile
        for this processor and fails if that file is damaged or lacks a library; it does not try the next one."""),
    how=_("""The header of the file that the loader selects is invalid, gives a length greater than the file, or requires
        a library that is missing."""),
    advice=_("""Start the service without LD_LIBRARY_PATH, or remove {folder} from it. The system's libsndfile does not
        need the variable."""),
    remedy=_("""Start the service without LD_LIBRARY_PATH, or remove the folder of the unusable library from it. The
        system's libsndfile does not need the variable."""),
    explains=("IMP", "LIB003"),
    source="reproduced with glibc 2.36: a text file, a truncated file and one with a missing dependency stop the search, "
    "one of another architecture is passed over",
)
def libsndfile_is_replaced(libraries: Libraries) -> Found[LibsndfileIsReplaced]:
    found = libraries.sndfile
    if found is not None and found.path and found.origin == "LD_LIBRARY_PATH" and not found.usable:
        folder = found.path.rpartition("/")[0]
        yield LibsndfileIsReplaced(
            path=found.path, folder=folder, problem=problem(found.problem), about=frozenset({"soundfile"})
        )
