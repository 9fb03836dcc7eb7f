"""APP009: the deployment's Python cannot parse a file that the service starts with."""

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
    title=_("Python {python} cannot parse {file}: {error} (line {line})"),
    why=_("""The service ends at once with SyntaxError or IndentationError. Either the file was damaged when it was
        edited or copied from a page, with curly quotes, full-width characters or mixed indentation, or it is written
        for a newer Python (match needs 3.10, except* 3.11)."""),
    how=_("The examined interpreter itself parses the file, and does not run it."),
    advice=_("Correct line {line} of {file}, or run it with the Python that it was written for."),
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
