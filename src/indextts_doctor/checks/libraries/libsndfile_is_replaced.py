"""LIB002: LD_LIBRARY_PATH puts a bad libsndfile before the good one."""

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
    title=_("LD_LIBRARY_PATH makes soundfile load {path}, which cannot be loaded ({problem})"),
    why=_("""The folders of LD_LIBRARY_PATH come before the system's. The loader takes the first file of the right name
        for this processor and gives up when it is damaged or lacks a library of its own; it does not go on to the good
        one."""),
    how=_("""The header of the file that the loader would take does not parse, speaks of more bytes than there are, or
        needs a library that is nowhere."""),
    advice=_("""Start the service without LD_LIBRARY_PATH, or remove {folder} from it. The system's libsndfile needs no
        such setting."""),
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
