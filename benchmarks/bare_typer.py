"""A bare Typer app with the options of ``check``: the minimum cost of --help."""

from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def check(
    directory: Annotated[Path, typer.Argument(help="The deployment's folder.")] = Path(),
    python: Annotated[Optional[str], typer.Option("--python", metavar="PATH|VERSION", help="An interpreter.")] = None,
    profile: Annotated[Optional[str], typer.Option("--profile", metavar="NAME|FILE", help="A type.")] = None,
    model_dir: Annotated[Optional[str], typer.Option("--model-dir", metavar="PATH", help="A folder.")] = None,
    port: Annotated[Optional[int], typer.Option("--port", min=1, max=65535, help="A port.")] = None,
    select: Annotated[Optional[list[str]], typer.Option("--select", metavar="CODES", help="These.")] = None,
    ignore: Annotated[Optional[list[str]], typer.Option("--ignore", metavar="CODES", help="Not these.")] = None,
    fast: Annotated[Optional[bool], typer.Option("--fast/--no-fast", help="Import nothing.")] = None,
    deep: Annotated[Optional[bool], typer.Option("--deep/--no-deep", help="Read everything.")] = None,
    smoke: Annotated[Optional[bool], typer.Option("--smoke/--no-smoke", help="Run the speech test.")] = None,
    strict: Annotated[Optional[bool], typer.Option("--strict/--no-strict", help="Be strict.")] = None,
    timeout: Annotated[Optional[float], typer.Option("--timeout", metavar="SECONDS", help="A limit.")] = None,
    facts: Annotated[Optional[Path], typer.Option("--facts", metavar="FILE", help="A report.")] = None,
    report_format: Annotated[Optional[str], typer.Option("--format", metavar="text|json", help="A form.")] = None,
    output: Annotated[Optional[Path], typer.Option("--output", metavar="FILE", help="A file.")] = None,
    lang: Annotated[Optional[str], typer.Option("--lang", metavar="en|zh", help="A language.")] = None,
    verbose: Annotated[Optional[bool], typer.Option("--verbose/--quiet", "-v/-q", help="More or less.")] = None,
) -> None:
    """Do nothing."""


@app.command("list")
def list_() -> None:
    """Do nothing."""


@app.command()
def explain(code: str) -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
