"""PKG007: kantts or ttsfrd is the empty placeholder that has taken its name on the package index."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import Package, Packages

_SUMMARY = "A minimal example Python package"
_ORIGIN = {
    "kantts": _("""KAN-TTS is used from its sources, github.com/alibaba-damo-academy/KAN-TTS, with their folder on
        PYTHONPATH."""),
    "ttsfrd": _("The real ttsfrd is a Linux x86-64 wheel for few Python versions, from ModelScope's wheel list."),
}
_LIST = "https://modelscope.oss-cn-beijing.aliyuncs.com/releases/repo.html"


class PackageIsPlaceholder(Evidence, frozen=True):
    name: str
    version: str
    summary: str
    python_files: int
    origin: Text
    list: str


@check(
    "PKG007",
    Severity.ERROR,
    title=_("{name} {version} is an empty placeholder from PyPI, not the real package ({python_files} Python file)"),
    why=_("""Somebody took the names kantts and ttsfrd on PyPI for a package that only says hello. Importing kantts
        succeeds, but everything in it is missing (No module named 'kantts.bin'; module 'ttsfrd' has no attribute
        'TtsFrontendEngine'). kantts 0.1.8, which guides name, was never there."""),
    how=_("""The summary in its metadata is that of the placeholder, and it consists of one Python file. The version
        alone says nothing."""),
    advice=_("""Uninstall it, and do not install the bare name again. {origin} ModelScope's list of wheels, for pip's
        option -f: {list}"""),
    explains=("IMP", "PKG003", "PKG004", "PKG005", "PKG022", "SMK"),
    source="read in the wheels kantts 0.1.0 and ttsfrd 0.1.0; modelscope/modelscope requirements/audio/audio_tts.txt",
)
def package_is_placeholder(packages: Packages) -> Found[PackageIsPlaceholder]:
    for package in packages.first():
        if package.name in _ORIGIN and _is_placeholder(package):
            yield PackageIsPlaceholder(
                name=package.name,
                version=package.version,
                summary=package.summary,
                python_files=package.python_files,
                origin=_ORIGIN[package.name],
                list=_LIST,
                about=frozenset({package.name}),
            )


def _is_placeholder(package: Package) -> bool:
    return package.summary == _SUMMARY and package.python_files <= 1
