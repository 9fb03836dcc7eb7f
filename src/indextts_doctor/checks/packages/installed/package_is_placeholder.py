"""PKG007: kantts or ttsfrd is the empty placeholder of that name on the package index."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import Package, Packages

_SUMMARY = "A minimal example Python package"
_ORIGIN = {
    "kantts": _("""Use KAN-TTS from its sources, github.com/alibaba-damo-academy/KAN-TTS, with their folder on
        PYTHONPATH."""),
    "ttsfrd": _("The real ttsfrd is a Linux x86-64 wheel for few Python versions, in ModelScope's list of wheels."),
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
    title=_("{name} {version} from PyPI is an empty placeholder: {python_files} Python file"),
    summary=_("kantts or ttsfrd is an empty placeholder from PyPI"),
    why=_("""The names kantts and ttsfrd on PyPI belong to an example package that only prints a greeting. Importing
        kantts succeeds, but its content is missing (No module named 'kantts.bin'; module 'ttsfrd' has no attribute
        'TtsFrontendEngine'). kantts 0.1.8, which guides mention, was never on PyPI."""),
    how=_("""The summary in its metadata is that of the placeholder, and it consists of one Python file. The version is
        not used, because it proves nothing."""),
    advice=_("""Uninstall it, and do not install the bare name again. {origin} ModelScope's list of wheels, for the
        option -f of pip: {list}"""),
    remedy=_("""Uninstall it, and do not install the bare name again. Use KAN-TTS from its sources, and ttsfrd from
        ModelScope's list of wheels."""),
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
