"""LIB002: LD_LIBRARY_PATH puts a bad libsndfile before the good one."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.libraries.origin import problem
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Libraries
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "LIB002",
    Severity.ERROR,
    title=Text(
        en="LD_LIBRARY_PATH makes soundfile load {path}, which cannot be loaded ({problem})",
        zh="LD_LIBRARY_PATH 让 soundfile 去加载 {path}，而它无法加载（{problem}）",
    ),
    why=Text(
        en="The folders of LD_LIBRARY_PATH come before the system's. The loader takes the first file of the right name "
        "for this processor and gives up when it is damaged or lacks a library of its own; it does not go on to the "
        "good one.",
        zh="LD_LIBRARY_PATH 里的目录优先于系统目录。加载器遇到第一个同名、架构相符的文件就认定是它；"
        "如果这个文件损坏，或缺少它自己依赖的库，加载就此失败，不会再去找后面那个好的。",
    ),
    how=Text(
        en="The header of the file that the loader would take does not parse, speaks of more bytes than there are, or "
        "needs a library that is nowhere.",
        zh="加载器会选中的那个文件，文件头无法解析、声明的长度超过实际长度，或者它依赖的库找不到。",
    ),
    advice=Text(
        en="Start the service without LD_LIBRARY_PATH, or remove {folder} from it. The system's libsndfile needs no such setting.",
        zh="启动服务时不要设置 LD_LIBRARY_PATH，或者从中去掉 {folder}。系统自带的 libsndfile 不需要这个变量。",
    ),
    explains=("IMP", "LIB003"),
    source="reproduced with glibc 2.36: a text file, a truncated file and one with a missing dependency stop the search, "
    "one of another architecture is passed over",
)
def libsndfile_is_replaced(libraries: Libraries) -> Iterator[Evidence]:
    found = libraries.sndfile
    if found is not None and found.path and found.origin == "LD_LIBRARY_PATH" and not found.usable:
        folder = found.path.rpartition("/")[0]
        yield Evidence(
            {"path": found.path, "folder": folder, "problem": problem(found.problem)},
            about=frozenset({"soundfile"}),
        )
