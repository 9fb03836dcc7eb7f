"""APP009: the deployment's Python cannot parse a file that the service loads at startup."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Application, Interpreter, Launches
from indextts_doctor.references.launch import reached


class AppDoesNotParse(Evidence, frozen=True):
    file: str
    line: int
    error: str
    python: str


@check(
    "APP009",
    Severity.ERROR,
    title=_("{file} does not parse with Python {python}: {error} (line {line})"),
    summary=_("a source file of the application does not parse"),
    why=_("""The service exits at startup with SyntaxError or IndentationError. Either the file was damaged by editing
        or by copying from a web page (curly quotes, full-width characters, mixed indentation), or it requires a newer
        Python (match needs 3.10, except* needs 3.11)."""),
    how=_("The examined interpreter parses the file without running it."),
    advice=_("Correct line {line} of {file}, or run the file with the Python version that it was written for."),
    remedy=_("Correct the line that does not parse, or run the file with the Python version that it was written for."),
    explains=("SMK028",),
    source="reproduced on 3.9 and 3.10",
)
def app_does_not_parse(
    application: Application, launches: Launches, interpreter: Interpreter
) -> Found[AppDoesNotParse]:
    for file in reached(launches, application):
        if file.error:
            yield AppDoesNotParse(
                file=file.path,
                line=file.error_line,
                error=file.error,
                python=".".join(map(str, interpreter.version[:2])),
                about=frozenset({file.path.lower(), "http"}),
            )
