"""LIB003: an import failed because a shared library is missing."""

import re

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Import, Imports, Libraries

# The messages of glibc and of musl for the same error.
_GLIBC = re.compile(r"([\w.+-]+\.so[\w.+-]*): cannot open shared object file: No such file")
_MUSL = re.compile(r"Error loading shared library ([\w.+-]+\.so[\w.+-]*): No such file")


class LibraryIsMissing(Evidence, frozen=True):
    library: str
    needed_by: str
    modules: list[str]


@check(
    "LIB003",
    Severity.ERROR,
    title=_("{library} is missing; {needed_by} needs it"),
    summary=_("a shared library that a package needs is missing"),
    why=_("""A compiled module lists the libraries that it needs. If the loader finds one of them in none of its search
        folders, the module cannot be loaded."""),
    how=_("""The import fails with a message of the loader, and the library is in no folder of LD_LIBRARY_PATH, the
        package or the system."""),
    advice=_("""Install the package that contains the library. On Debian and Ubuntu, ffmpeg contains libav* and libsw*
        (the number is the required major version), libgl1 contains libGL, libgomp1 contains libgomp and libstdc++6
        contains libstdc++. libc10_cuda, libtorch_cuda, libcudart and libcublas belong to a CUDA build: install matching
        releases of torch and its companion packages from PyTorch's CPU index instead. For any other library, search:
        `apt-file search {library}`"""),
    remedy=_("""Install the package that contains the library. On Debian and Ubuntu, ffmpeg contains libav* and libsw*
        (the number is the required major version), libgl1 contains libGL, libgomp1 contains libgomp and libstdc++6
        contains libstdc++; apt-file finds the package of any other library. libc10_cuda, libtorch_cuda, libcudart and
        libcublas belong to a CUDA build: install matching releases of torch and its companion packages from PyTorch's
        CPU index instead."""),
    explains=("IMP",),
    source="reproduced with glibc 2.36; libavutil: xinference#5201; libc10_cuda: pytorch/audio#3335",
)
def library_is_missing(libraries: Libraries, imports: Imports) -> Found[LibraryIsMissing]:
    failed: dict[str, list[Import]] = {}
    for result in imports.results:
        for name in _named(result):
            failed.setdefault(name, []).append(result)
    for name, results in failed.items():
        needing = [one for one in libraries.objects if name in one.unresolved]
        about = {one.package for one in needing} | {r.packages[0] for r in results if r.packages}
        by = needing[0].path if needing else (results[0].packages[:1] or (results[0].module,))[0]
        yield LibraryIsMissing(
            library=name,
            needed_by=by,
            modules=[result.module for result in results],
            about=frozenset(about | {result.module for result in results}),
            severity=Severity.WARNING if all(result.optional for result in results) else None,
        )


def _named(result: Import) -> list[str]:
    """The names of the libraries that the loader did not find; a full path is a missing file of the package itself."""
    if result.ok:
        return []
    text = "\n".join(link.message for link in result.chain)
    names = [match[1] for match in _GLIBC.finditer(text) if text[match.start() - 1 : match.start()] != "/"]
    names += [match[1] for match in _MUSL.finditer(text)]
    return [name for name in dict.fromkeys(names) if not name.startswith("libsndfile")]
