"""The options of the command line, each with its help and its completion."""

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from indextts_doctor.commands.exit_codes import language
from indextts_doctor.i18n import LANGUAGES
from indextts_doctor.i18n.language import PREFIX
from indextts_doctor.i18n.text import unwrapped as _
from indextts_doctor.report.formats import RENDERERS


def _complete_codes(incomplete: str) -> list[tuple[str, str]]:
    """Families and codes, behind the words before the last comma."""
    from indextts_doctor.checks import registry
    from indextts_doctor.checks.families import FAMILIES

    before, comma, word = incomplete.rpartition(",")
    known = [(family.name, family.title.of(language())) for family in FAMILIES if family.name.startswith(word.lower())]
    known += [(check.code, check.name) for check in registry.builtin() if check.code.startswith(word.upper())]
    return [(f"{before}{comma}{name}", meaning) for name, meaning in known]


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


def _option(*names: str, **settings: Any) -> Any:
    """An option that its variable sets as well: INDEXTTS_DOCTOR_MODEL_DIR for --model-dir."""
    name = names[0].partition("/")[0].lstrip("-").replace("-", "_").upper()
    return typer.Option(*names, envvar=f"{PREFIX}{name}", **{"show_default": False, **settings})


Directory = Annotated[
    Path, typer.Argument(metavar="FOLDER", help=_("Folder of the deployment."), show_default=_("this folder"))
]
Python = Annotated[
    Optional[str],
    _option(
        "--python", metavar="PATH|VERSION", help=_("Interpreter or environment of the deployment, or its version.")
    ),
]
Profile = Annotated[
    Optional[str],
    _option(
        "--profile",
        metavar="NAME|FILE",
        help=_("Type of deployment; indextts-doctor list profiles lists them."),
        autocompletion=_complete_profiles,
        show_default=_("detected"),
    ),
]
ModelDir = Annotated[Optional[str], _option("--model-dir", metavar="PATH", help=_("Folder of the model."))]
Port = Annotated[
    Optional[int], _option("--port", metavar="NUMBER", min=1, max=65535, help=_("Port of the service, 1 to 65535."))
]
Select = Annotated[
    Optional[list[str]],
    _option(
        "--select",
        metavar="CODES",
        help=_("Report only these checks: families, codes or prefixes of codes, as model,PKG,HOST001."),
        autocompletion=_complete_codes,
    ),
]
Ignore = Annotated[
    Optional[list[str]],
    _option("--ignore", metavar="CODES", help=_("Leave these checks out."), autocompletion=_complete_codes),
]
Fast = Annotated[
    Optional[bool], _option("--fast/--no-fast", help=_("Skip imports, the walk through caches and the speech test."))
]
Deep = Annotated[
    Optional[bool], _option("--deep/--no-deep", help=_("Verify the hash of every installed file and read all weights."))
]
Smoke = Annotated[
    Optional[bool],
    _option(
        "--smoke/--no-smoke",
        help=_("Run the speech test, also with --fast, or never."),
        show_default=_("unless --fast"),
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help=_("Run the speech test in spite of errors and of too little memory."))
]
Wav = Annotated[Optional[Path], typer.Option("--wav", metavar="FILE", help=_("Save the recording of the speech test."))]
EngineName = Annotated[
    Optional[str],
    _option(
        "--engine",
        metavar="NAME",
        help=_("Speech engine to use."),
        autocompletion=_complete_engines,
        show_default=_("from the profile"),
    ),
]
Prompt = Annotated[
    Optional[Path],
    typer.Option("--prompt", metavar="VOICE.wav", help=_("Recorded voice, for engines that clone a voice.")),
]
Words = Annotated[
    Optional[str],
    typer.Argument(metavar="TEXT", help=_("Text to speak."), show_default=_("the result of an examination")),
]
Place = Annotated[
    Optional[Path],
    typer.Option(
        "--directory", "-C", metavar="FOLDER", help=_("Folder of the deployment."), show_default=_("this folder")
    ),
]
Recording = Annotated[
    Optional[Path],
    typer.Option("--output", metavar="FILE.wav", help=_("File to save the recording in."), show_default="speech.wav"),
]
Play = Annotated[bool, typer.Option("--play", help=_("Play the recording."))]
LogFile = Annotated[
    Optional[list[str]],
    _option("--log", metavar="FILE", help=_("Log of the service; - reads standard input."), show_default=_("detected")),
]
Strict = Annotated[Optional[bool], _option("--strict/--no-strict", help=_("Exit with 1 on warnings too."))]
Timeout = Annotated[
    Optional[float],
    _option(
        "--timeout",
        metavar="SECONDS",
        help=_(
            "Time limit of one probe; all together take at most 3 times as long. The speech test has its own limit."
        ),
        show_default="120",
    ),
]
SavedFacts = Annotated[
    Optional[Path],
    typer.Option("--facts", metavar="FILE", help=_("Diagnose a saved JSON report again; examine nothing.")),
]
Format = Annotated[
    Optional[str],
    _option(
        "--format",
        metavar="|".join(RENDERERS),
        help=_("Output format."),
        autocompletion=_complete_formats,
        show_default=next(iter(RENDERERS)),
    ),
]
OutputFile = Annotated[Optional[Path], typer.Option("--output", metavar="FILE", help=_("File to write the report to."))]
Lang = Annotated[
    Optional[str],
    _option(
        "--lang",
        metavar="en|zh",
        help=_("Language of the output."),
        autocompletion=_complete_languages,
        show_default=_("from the locale"),
    ),
]
Verbose = Annotated[
    Optional[bool], _option("--verbose/--quiet", "-v/-q", help=_("List every check, or print only the summary."))
]
Code = Annotated[
    str, typer.Argument(metavar="CODE", help=_("Code or name of a check, or a family."), autocompletion=_complete_codes)
]
Only = Annotated[
    Optional[list[str]],
    typer.Option(
        "--only", metavar="CODES", help=_("Fix only what these checks found."), autocompletion=_complete_codes
    ),
]
Except = Annotated[
    Optional[list[str]],
    typer.Option(
        "--except", metavar="CODES", help=_("Do not fix what these checks found."), autocompletion=_complete_codes
    ),
]
Apply = Annotated[bool, typer.Option("--apply", help=_("Apply the plan; without it the plan is only shown."))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Agree to everything without questions."))]
Allow = Annotated[
    Optional[list[str]],
    typer.Option("--allow", metavar="root,network,irreversible,outside", help=_("Agree to these in advance.")),
]
NoRehearse = Annotated[
    bool, typer.Option("--no-rehearse", help=_("Apply without a rehearsal in a copy of the environment."))
]
FixSmoke = Annotated[
    Optional[bool],
    _option(
        "--smoke/--no-smoke",
        help=_("Run the speech test in the rehearsal too, or never."),
        show_default=_("at the end only"),
    ),
]
RunOrFolder = Annotated[
    Optional[str],
    typer.Argument(
        metavar="RUN|FOLDER", help=_("Run to undo, or folder of the deployment."), show_default=_("the latest run")
    ),
]
RunsFolder = Annotated[
    Optional[Path], typer.Argument(metavar="FOLDER", help=_("Folder of the deployment."), show_default=_("this folder"))
]
AllRuns = Annotated[bool, typer.Option("--all", help=_("Include the latest run."))]
