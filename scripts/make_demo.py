"""The demonstration in both READMEs: a broken deployment is examined, fixed, and passes the speech test. All of it is run.

    python scripts/make_demo.py          runs it on a real deployment (minutes), keeps it in tests/data/demo/, and writes it
    python scripts/make_demo.py --write  renders what was kept with the present texts, and writes it

It is written into README.md and README.zh.md between their marks, and into docs/demo.svg. The deployment appears at
/srv/tts, in a mount namespace of the script's own: Linux, and root or user namespaces.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace
from rich.console import Console
from rich.text import Text

from indextts_doctor.checks.selection import Rules
from indextts_doctor.report import text as as_text
from indextts_doctor.report.building import on_report
from indextts_doctor.report.renderer import View

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "data" / "demo"
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
MARKS = ("<!-- demo -->", "<!-- /demo -->")
SVG = ROOT / "docs" / "demo.svg"
FOLDER = Path("/srv/tts")
WIDTH = 80
OPTIONS = {"en": "", "zh": " --lang zh"}
FIX = "indextts-doctor fix --apply --yes"
BIND = f'mount -t tmpfs none {FOLDER.parent} && mkdir {FOLDER} && mount --bind "$1" {FOLDER} && shift && exec "$@"'


def main() -> int:
    """Run the demonstration or render it again, and write it into the READMEs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="run nothing: render what was kept")
    if not parser.parse_args().write:
        run()
    for lang, path in READMES.items():
        path.write_text(written(path.read_text(encoding="utf-8"), lang), encoding="utf-8")
    SVG.write_text(svg(), encoding="utf-8")
    return 0


def run() -> None:
    """Break a copy of a healthy deployment and run the commands on it, once in each language."""
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    import deployments

    KEPT.mkdir(exist_ok=True)
    for lang in OPTIONS:
        with deployments.copy("current") as deployment:
            damage(deployment.directory, deployment.site_packages)
            deployment.environ["LANG"] = "C.UTF-8"
            settings = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_"))}
            environ = {**settings, **deployment.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
            examined = command(deployment.directory, environ, "check", "--format", "json")
            fixed = command(deployment.directory, environ, *FIX.split()[1:], "--lang", lang)
            again = command(deployment.directory, environ, "check", "--format", "json")
        (KEPT / f"fix.{lang}.txt").write_text(fixed, encoding="utf-8")
        if lang == "en":
            for name, report in (("before", examined), ("after", again)):
                (KEPT / f"{name}.json.gz").write_bytes(gzip.compress(report.encode(), mtime=0))


def damage(directory: Path, site_packages: Path) -> None:
    """Cut a library of scipy in half, and leave a script behind that hides a package."""
    (directory / "indextts-doctor.toml").write_text('profile = "reference"\n', encoding="utf-8")
    (directory / "tokenizers.py").write_text("print('trying the tokenizer')\n", encoding="utf-8")
    [library] = (site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    data = library.read_bytes()
    library.unlink()  # it is a hard link
    library.write_bytes(data[: len(data) // 2])


def command(directory: Path, environ: dict[str, str], *words: str) -> str:
    """What a command of the doctor prints in ``directory``, which it sees as /srv/tts."""
    namespace = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    inner = ["env", "-C", str(FOLDER), sys.executable, "-m", "indextts_doctor", *words]
    done = subprocess.run(
        [*namespace, "sh", "-c", BIND, "sh", str(directory), *inner],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not done.stdout:
        raise RuntimeError(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def examination(name: str, view: View) -> str:
    """The report of a kept examination, rendered as it was when it was live."""
    document = gzip.decompress((KEPT / f"{name}.json.gz").read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        file.write_bytes(document)
        report = on_report(file, Rules())
    return as_text.render(replace(report, saved=None, durations=json.loads(document)["durations"]), view)


def steps(lang: str, *, color: bool = False) -> list[tuple[str, str]]:
    """Each command of the demonstration, and what it prints."""
    view, option = View(lang, color, WIDTH), OPTIONS[lang]
    return [
        (f"cd {FOLDER}", ""),
        (f"indextts-doctor check{option}", examination("before", view)),
        (f"{FIX}{option}", (KEPT / f"fix.{lang}.txt").read_text(encoding="utf-8")),
        (f"indextts-doctor check{option}", examination("after", view)),
    ]


def block(lang: str) -> str:
    """The demonstration as a block of Markdown."""
    lines = "".join(f"$ {typed}\n{printed.rstrip()}\n" if printed else f"$ {typed}\n" for typed, printed in steps(lang))
    return f"{MARKS[0]}\n```console\n{lines}```\n{MARKS[1]}"


def written(text: str, lang: str) -> str:
    """The text of a README with the demonstration between its marks."""
    before, _, rest = text.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    return f"{before}{block(lang)}{after}"


def svg() -> str:
    """The demonstration as a picture of a terminal."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="standard")
        for typed, printed in steps("en", color=True):
            console.print(Text(f"$ {typed}", style="bold"))
            console.print(Text.from_ansi(printed), soft_wrap=True)
        return console.export_svg(title="indextts-doctor", unique_id="demo")


if __name__ == "__main__":
    sys.exit(main())
