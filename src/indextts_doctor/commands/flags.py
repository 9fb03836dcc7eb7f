"""The options of the command line, each with its help and its completion."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from indextts_doctor.report.formats import RENDERERS

LANGUAGES = ("en", "zh")


def _complete_codes(incomplete: str) -> list[tuple[str, str]]:
    from indextts_doctor.checks import registry

    return [(c.code, c.name) for c in registry.builtin() if c.code.startswith(incomplete.upper())]


def _complete_profiles(incomplete: str) -> list[str]:
    from indextts_doctor.config import profiles

    return [name for name in profiles.available() if name.startswith(incomplete)]


def _complete_engines(incomplete: str) -> list[str]:
    from indextts_doctor.speech import engine

    return [name for name in engine.builtin() if name.startswith(incomplete)]


def _complete_formats(incomplete: str) -> list[str]:
    return [name for name in RENDERERS if name.startswith(incomplete)]


def _complete_languages(incomplete: str) -> list[str]:
    return [name for name in LANGUAGES if name.startswith(incomplete)]


Directory = Annotated[Path, typer.Argument(help="The deployment's folder.", show_default="this folder")]
Python = Annotated[
    Optional[str],
    typer.Option("--python", metavar="PATH|VERSION", help="The deployment's interpreter, environment or version."),
]
Profile = Annotated[
    Optional[str],
    typer.Option(
        "--profile",
        metavar="NAME|FILE",
        help="What kind of deployment it is.",
        autocompletion=_complete_profiles,
        show_default="found from what is on disk",
    ),
]
ModelDir = Annotated[Optional[str], typer.Option("--model-dir", metavar="PATH", help="The model's folder.")]
Port = Annotated[Optional[int], typer.Option("--port", min=1, max=65535, help="The service's port.")]
Select = Annotated[
    Optional[list[str]],
    typer.Option(
        "--select",
        metavar="CODES",
        help="Judge only these: PKG,MOD001. All is examined.",
        autocompletion=_complete_codes,
    ),
]
Ignore = Annotated[
    Optional[list[str]],
    typer.Option("--ignore", metavar="CODES", help="All but these.", autocompletion=_complete_codes),
]
Fast = Annotated[
    Optional[bool], typer.Option("--fast/--no-fast", help="Import nothing and walk no caches.", show_default=False)
]
Deep = Annotated[
    Optional[bool],
    typer.Option("--deep/--no-deep", help="Hash every installed file, read all weights.", show_default=False),
]
Smoke = Annotated[
    Optional[bool],
    typer.Option(
        "--smoke/--no-smoke", help="End with a real synthesis, also with --fast; or never.", show_default=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Speak in spite of errors, and of too little memory.")]
Wav = Annotated[Optional[Path], typer.Option("--wav", metavar="FILE", help="Keep what was spoken there.")]
EngineName = Annotated[
    Optional[str],
    typer.Option(
        "--engine", metavar="NAME", help="Who speaks.", autocompletion=_complete_engines, show_default="the profile's"
    ),
]
Prompt = Annotated[
    Optional[Path], typer.Option("--prompt", metavar="VOICE.wav", help="A recorded voice for engines that imitate one.")
]
Words = Annotated[Optional[str], typer.Argument(metavar="[TEXT]", help="What to say.", show_default="what was found")]
Place = Annotated[Path, typer.Option("--directory", "-C", metavar="PATH", help="The deployment's folder.")]
Recording = Annotated[
    Optional[Path], typer.Option("--output", metavar="FILE.wav", help="Save it there.", show_default="speech.wav")
]
Play = Annotated[bool, typer.Option("--play", help="Play it as well.")]
LogFile = Annotated[
    Optional[list[str]],
    typer.Option("--log", metavar="FILE", help="A log of the service; - is standard input.", show_default="found"),
]
Strict = Annotated[
    Optional[bool], typer.Option("--strict/--no-strict", help="Fail on warnings too.", show_default=False)
]
Timeout = Annotated[
    Optional[float],
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        help="Limit of one probe; all take 3 x at most. The speech has its own: speech_seconds.",
        show_default="120",
    ),
]
SavedFacts = Annotated[
    Optional[Path],
    typer.Option("--facts", metavar="FILE", help="Judge the facts of this JSON report again; examine nothing."),
]
Format = Annotated[
    Optional[str],
    typer.Option(
        "--format",
        metavar="|".join(RENDERERS),
        help="Of the report.",
        autocompletion=_complete_formats,
        show_default=next(iter(RENDERERS)),
    ),
]
OutputFile = Annotated[Optional[Path], typer.Option("--output", metavar="FILE", help="Write the report there.")]
Lang = Annotated[
    Optional[str],
    typer.Option(
        "--lang",
        metavar="en|zh",
        help="Language of the report.",
        autocompletion=_complete_languages,
        show_default="from the locale",
    ),
]
Verbose = Annotated[
    Optional[bool],
    typer.Option("--verbose/--quiet", "-v/-q", help="List every check, or only the summary.", show_default=False),
]
Code = Annotated[str, typer.Argument(help="Code or name of a check.", autocompletion=_complete_codes)]
Only = Annotated[
    Optional[list[str]],
    typer.Option("--only", metavar="CODES", help="Cure only these: PKG,MOD001.", autocompletion=_complete_codes),
]
Except = Annotated[
    Optional[list[str]],
    typer.Option("--except", metavar="CODES", help="Cure all but these.", autocompletion=_complete_codes),
]
Apply = Annotated[bool, typer.Option("--apply", help="Do it; without, the plan is shown and nothing changes.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing and agree to everything.")]
Allow = Annotated[
    Optional[list[str]],
    typer.Option("--allow", metavar="root,network,irreversible,outside", help="Agree to these beforehand."),
]
NoRehearse = Annotated[bool, typer.Option("--no-rehearse", help="Do not try it in a shadow first.")]
FixSmoke = Annotated[
    Optional[bool],
    typer.Option("--smoke/--no-smoke", help="Speak in the rehearsal, too; or never.", show_default="speak at the end"),
]
Run = Annotated[Optional[str], typer.Argument(metavar="[RUN]", help="Which run.", show_default="the latest")]
AllRuns = Annotated[bool, typer.Option("--all", help="Of every run, the latest included.")]
