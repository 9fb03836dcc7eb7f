"""Facts about imports, each tried in a process of its own."""

from __future__ import annotations

import re
from typing import Literal, Optional

from indextts_doctor.facts.record import Ending, Record, fact

_LIBRARY = re.compile(r"\.so\b|\.dylib\b|undefined symbol|cannot load library")


class Link(Record, frozen=True):
    """One exception of a chain."""

    type: str
    message: str
    file: Optional[str] = None  # where it was raised
    line: Optional[int] = None

    @property
    def library(self) -> bool:
        """Whether it is about a library that does not load."""
        return bool(_LIBRARY.search(self.message))


# As an Ending, an "exception", or "untried": the time limit was reached before.
ImportOutcome = Literal[Ending, "exception", "untried"]


class Import(Record, frozen=True):
    """One module, imported alone in the deployment's interpreter with the service's folder first on sys.path."""

    module: str
    outcome: ImportOutcome
    seconds: float
    peak_bytes: int = 0  # resident set size at its highest
    version: Optional[str] = None
    file: Optional[str] = None
    chain: tuple[Link, ...] = ()  # root cause first
    signal: Optional[str] = None  # e.g. "SIGSEGV"
    exit_code: Optional[int] = None
    stack: tuple[str, ...] = ()  # "file:line function", innermost first: where it crashed, hung or raised
    packages: tuple[str, ...] = ()  # canonical names met in the chain and stack, innermost first
    stderr: str = ""  # the end of it, bounded
    optional: bool = False  # the profile can do without
    variable: Optional[str] = None  # the environment variable without which it imports

    @property
    def ok(self) -> bool:
        """Whether the import succeeded."""
        return self.outcome == "ok"

    @property
    def root(self) -> Optional[Link]:
        """The first exception of the chain, which the others only hide.

        A missing module with a replacement hides nothing: soundfile looks for _soundfile_data
        before the system's library, requests for chardet before charset_normalizer. If that one breaks, it counts.
        """
        for link, following in zip(self.chain, self.chain[1:]):
            if not (link.type == "ModuleNotFoundError" and following.library):
                return link
        return self.chain[-1] if self.chain else None


@fact("imports")
class Imports(Record, frozen=True):
    """All imports that were tried."""

    results: tuple[Import, ...]

    @classmethod
    def healthy(cls) -> Imports:
        return cls(results=())

    def find(self, module: str) -> Optional[Import]:
        """The result for ``module``."""
        return next((r for r in self.results if r.module == module), None)
