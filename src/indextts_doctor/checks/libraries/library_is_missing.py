"""LIB003: an import failed because a shared library is nowhere."""

import re

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Import, Imports, Libraries

# glibc says "X: cannot open shared object file: No such file or directory", musl "Error loading shared library X: ..."
_GLIBC = re.compile(r"([\w.+-]+\.so[\w.+-]*): cannot open shared object file: No such file")
_MUSL = re.compile(r"Error loading shared library ([\w.+-]+\.so[\w.+-]*): No such file")


class LibraryIsMissing(Evidence, frozen=True):
    library: str
    needed_by: str
    modules: list[str]


@check(
    "LIB003",
    Severity.ERROR,
    title=_("{library} is on no path of the loader; {needed_by} needs it"),
    why=_("""A compiled module names the libraries that it needs. When one of them is in none of the folders that the
        loader searches, the module cannot be loaded, whatever else is installed."""),
    how=_("""The import failed with the loader's own message, and the library is in no folder of LD_LIBRARY_PATH, of the
        package, or of the system."""),
    advice=_("""Install what brings it. On Debian and Ubuntu, ffmpeg has libav* and libsw* (the number is the major
        version that the package was built for), libgl1 has libGL, libgomp1 has libgomp, libstdc++6 has libstdc++.
        libc10_cuda, libtorch_cuda, libcudart and libcublas mean a CUDA build: install torch and its companions of one
        release from PyTorch's CPU index instead. For any other library: `apt-file search {library}`"""),
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
    """Return the libraries that the loader missed, by name; a full path is a lost file of the package itself."""
    if result.ok:
        return []
    text = "\n".join(link.message for link in result.chain)
    names = [match[1] for match in _GLIBC.finditer(text) if text[match.start() - 1 : match.start()] != "/"]
    names += [match[1] for match in _MUSL.finditer(text)]
    return [name for name in dict.fromkeys(names) if not name.startswith("libsndfile")]
