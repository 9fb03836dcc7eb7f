"""What several commands are asked, typed and frozen. The options of one command stand in its module.

``merged_with`` returns options again, with the configuration's where the command line says nothing.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.config.configuration import Config, first
from indextts_doctor.i18n.language import choose
from indextts_doctor.report import formats


@dataclasses.dataclass(frozen=True)
class SpeechOptions:
    """Whether the speech test is run, and how."""

    smoke: Optional[bool] = None
    engine: Optional[str] = None
    text: Optional[str] = None
    prompt: Optional[str] = None
    force: bool = False  # in spite of the forecast and of errors
    anyway: bool = False  # in spite of errors only
    wav: Optional[Path] = None  # where the recording is kept

    def merged_with(self, config: Config) -> SpeechOptions:
        """Return them with the configuration's; how an engine is asked, ``asked`` adds."""
        return dataclasses.replace(self, smoke=first(self.smoke, config.smoke))

    def asked(self, config: Config) -> Config:
        """Return the configuration with what the options ask of an engine before its own."""
        given = {"engine": self.engine, "text": self.text, "prompt": self.prompt}
        named = {name: value for name, value in given.items() if value is not None}
        return replace(config, speech=replace(config.speech, **named))


@dataclasses.dataclass(frozen=True)
class OutputOptions:
    """How what a command has to say is printed."""

    format: Optional[str] = None
    lang: Optional[str] = None
    verbose: Optional[bool] = None

    def merged_with(self, config: Config) -> OutputOptions:
        """Return them with the configuration's. Raises UserError for a format that is none."""
        configured = formats.known(config.format, f"{config.file}: format")
        verbose = config.verbose or (False if config.quiet else None)
        return OutputOptions(
            first(self.format, configured), first(self.lang, config.lang), first(self.verbose, verbose)
        )


@dataclasses.dataclass(frozen=True)
class RunsOptions:
    """Whose runs a command is about."""

    directory: Path = Path()
    lang: Optional[str] = None

    @property
    def language(self) -> str:
        """The language that is wanted, or the locale's. Raises UserError for an unknown one."""
        return choose(self.lang, os.environ)
