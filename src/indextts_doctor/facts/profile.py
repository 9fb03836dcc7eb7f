"""What a healthy deployment of a kind looks like: data, in profiles/*.toml or a file of the user's own."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Record, Severity, fact
from indextts_doctor.i18n.text import Text, _

SeverityName = Literal["note", "warning", "error"]


class Broken(Record, frozen=True):
    """Versions that are proven not to work, and why."""

    range: str  # PEP 440 specifier
    reason: Text
    source: str


class Pin(Record, frozen=True):
    """A distribution that the deployment uses."""

    name: str  # canonical
    tested: str = ""  # PEP 440 specifier of the versions the recipe was tested with; "" is any
    severity: SeverityName = "warning"  # of a version outside of it
    reason: Optional[Text] = None
    source: str = ""
    broken: tuple[Broken, ...] = ()
    required: bool = True  # its absence is an error
    needed_at: Literal["import", "construction", "saving", "launch"] = "import"
    origin: Optional[Text] = None  # where to get it, when not from the package index
    python: str = ""  # PEP 440 specifier of the Python versions that the tested ones install on; "" is any


class ImportNeed(Record, frozen=True):
    """A module that must import."""

    module: str
    package: str  # canonical name of the distribution that contains it
    optional: bool = False  # a failure is a warning


class PythonNeed(Record, frozen=True):
    """The Python versions of the recipe."""

    tested: str  # PEP 440 specifier
    reason: Text
    source: str
    broken: tuple[Broken, ...] = ()


class ModelNeed(Record, frozen=True):
    """A file of the model folder. ``alternatives`` are names of which one is enough."""

    path: str
    kind: str = ""  # as ModelFile.kind; "" is any
    min_bytes: int = 1
    required: bool = True
    alternatives: tuple[str, ...] = ()
    variant: str = ""  # only in this version of the engine


class ModelLayout(Record, frozen=True):
    """Where the model is and what belongs in it."""

    folder: str  # relative to the deployment
    files: tuple[ModelNeed, ...] = ()
    variants: dict[str, str] = {}  # version -> file that only it has
    required: bool = True  # False: the engine works without a model folder
    writes_into: tuple[str, ...] = ()  # sub-folders that the engine writes at every start
    repo: str = ""  # where the files come from, as "owner/name" on the hub
    revision: str = ""  # branch, tag or commit there; "" is main
    repo_is_given: bool = False  # by the configuration: it contains what is here, whichever version that is


class Command(Record, frozen=True):
    """A program that the deployment starts."""

    name: str
    why: Text
    debian: str = ""  # package that contains it
    only_with: str = ""  # distribution without which it is not used
    required: bool = True


class SystemLibrary(Record, frozen=True):
    """A shared library of the system."""

    soname: str
    why: Text
    debian: str = ""
    only_with: str = ""


class Route(Record, frozen=True):
    """The speech request of the running service. ``{text}`` in path and body is replaced by the sentence."""

    path: str
    method: Literal["GET", "POST"] = "POST"
    body: str = '{"text": "{text}"}'  # JSON, or form fields where it does not begin with a brace
    answer: str = "wav"  # "wav", "base64:KEY.KEY" of a JSON answer, or "file:KEY.KEY": address or path of a file
    gradio: bool = False  # path is the name of a Gradio endpoint, body a JSON array of its arguments


class Thresholds(Record, frozen=True):
    """Where "fine" ends. Bytes and counts; each can be set in indextts-doctor.toml."""

    cache_bytes: int = 50 * 2**30
    disk_free_bytes: int = 2 * 2**30
    inodes_free: int = 20_000
    shm_bytes: int = 64 * 2**20
    memory_bytes: int = 0  # least memory the engine needs; 0: only what the weights need
    memory_factor: float = 1.3  # of the weights' bytes in float32
    pids_free: int = 64
    import_seconds: float = 60.0
    speech_seconds: float = 600.0  # until a synthesis is given up


@fact("profile", optional=False)
class Profile(Record, frozen=True):
    """A kind of deployment."""

    name: str
    title: Text
    python: PythonNeed
    packages: tuple[Pin, ...] = ()
    imports: tuple[ImportNeed, ...] = ()
    model: Optional[ModelLayout] = None
    commands: tuple[Command, ...] = ()
    libraries: tuple[SystemLibrary, ...] = ()
    port: Optional[int] = None
    routes: tuple[str, ...] = ()
    detect: tuple[str, ...] = ()  # files or folders of which one identifies this kind
    detect_text: dict[str, str] = {}  # file -> text in it that identifies this kind
    engine: str = ""  # the engine of the speech test
    fallback: str = ""  # the engine when that one cannot run
    speak: tuple[Route, ...] = ()  # routes of the running service, the likeliest first
    cache_variables: tuple[str, ...] = ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME")
    expected_seconds_per_100_characters: Optional[tuple[float, float]] = None
    thresholds: Thresholds = Thresholds()
    source: str = ""

    @classmethod
    def healthy(cls) -> Profile:
        return cls(
            name="test", title=_("tested"), python=PythonNeed(tested=">=3.9,<3.11", reason=_("tested"), source="test")
        )

    def pin(self, name: str) -> Optional[Pin]:
        """The pin of the distribution with the canonical ``name``."""
        return next((p for p in self.packages if p.name == name), None)


def severity(name: SeverityName) -> Severity:
    """The severity for a profile's word."""
    return Severity[name.upper()]
