"""Facts about the deployment's own code, parsed and never run, and about how it is launched."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Record, fact


class Taken(Record, frozen=True):
    """A name that a file imports from a module: ``from module import name``."""

    module: str
    name: str
    line: int
    called: bool = True  # False: in a function that nothing in the file uses
    lacks: bool = False  # the installed module imports, and has no such name
    offers: tuple[str, ...] = ()  # names of the module that are spelt alike, where it lacks this one


class Unbound(Record, frozen=True):
    """A name that only the main block, ``if __name__ == "__main__"``, or what it alone calls gives a value."""

    name: str
    bound: int  # line
    line: int  # of its use
    function: str  # that uses it
    none: bool  # it is None otherwise; False: there is no such name
    tested: bool = False  # the function asks beforehand whether it has a value


class GivenPath(Record, frozen=True):
    """A relative path that a model is loaded from."""

    value: str
    line: int


class OnGpu(Record, frozen=True):
    """A place that moves something to a GPU, whether there is one or not."""

    line: int
    method: Literal["to", "cuda"]


class SourceFile(Record, frozen=True):
    """One Python file of the deployment."""

    path: str  # relative to the folder, with "/"
    error: str = ""  # the deployment's own Python cannot parse it
    error_line: int = 0
    unread: str = ""  # why it was not examined
    imports: tuple[str, ...] = ()  # "a.b"; ".a" is relative to its package
    taken: tuple[Taken, ...] = ()
    bound: tuple[str, ...] = ()  # names that it has once it is imported
    open: bool = False  # it may have others, that cannot be read off it
    unbound: tuple[Unbound, ...] = ()
    paths: tuple[GivenPath, ...] = ()
    on_gpu: tuple[OnGpu, ...] = ()
    changes_directory: bool = False
    settings: dict[str, str] = {}  # what it sets as a configuration of gunicorn; "?" is computed

    @property
    def module(self) -> str:
        """Its name when it is imported from the folder."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@fact("application")
class Application(Record, frozen=True):
    """The Python files of the deployment's folder and of the folders in it."""

    directory: str
    files: tuple[SourceFile, ...] = ()
    capped: bool = False  # there are more, too large, or compiled ones
    tried: bool = False  # names that are not in the text of their module were looked for in the module

    @classmethod
    def healthy(cls) -> Application:
        return cls(directory="/srv/tts", tried=True)

    def find(self, module: str) -> Optional[SourceFile]:
        """The file of a module that is imported from the folder."""
        return next((one for one in self.files if one.module == module), None)


LaunchKind = Literal[
    "service", "systemd", "script", "procfile", "dockerfile", "compose"
]  # "service": the running process


class Launch(Record, frozen=True):
    """A command that starts the service."""

    kind: LaunchKind
    source: str  # path of the file, or "process 4711"
    words: tuple[str, ...]
    text: str = ""  # its line as it is in the file; "" when it is more than one
    directory: Optional[str] = None  # in which it runs; None: not known
    beside: tuple[str, ...] = ()  # names that this folder, where it is another, has as the deployment's has them
    variables: dict[str, str] = {}  # those that gunicorn and Python read for it


@fact("launches")
class Launches(Record, frozen=True):
    """All commands that are known to start the service."""

    found: tuple[Launch, ...] = ()
