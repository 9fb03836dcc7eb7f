"""APP009: the deployment's Python cannot parse a file that the service starts with."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Application, Interpreter, Launches
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.references.launch import reached


@check(
    "APP009",
    Severity.ERROR,
    title=Text(
        en="Python {python} cannot parse {file}: {error} (line {line})",
        zh="Python {python} 无法解析 {file}：{error}（第 {line} 行）",
    ),
    why=Text(
        en="The service ends at once with SyntaxError or IndentationError. Either the file was damaged when it was edited or "
        "copied from a page, with curly quotes, full-width characters or mixed indentation, or it is written for a newer Python "
        "(match needs 3.10, except* 3.11).",
        zh="服务会立即以 SyntaxError 或 IndentationError 退出。要么文件在编辑或从网页复制时出了问题（中文引号、全角符号、混用缩进），"
        "要么它是为更新的 Python 写的（match 需要 3.10，except* 需要 3.11）。",
    ),
    how=Text(
        en="The examined interpreter itself parses the file, and does not run it.",
        zh="由被检查的解释器自己解析该文件，不运行。",
    ),
    advice=Text(
        en="Correct line {line} of {file}, or run it with the Python that it was written for.",
        zh="修正 {file} 的第 {line} 行，或换用它所针对的 Python 版本。",
    ),
    explains=("SMK028",),
    source="reproduced on 3.9 and 3.10",
)
def app_does_not_parse(
    application: Application, launches: Launches, interpreter: Interpreter
) -> Iterator[Evidence]:
    for file in reached(launches, application):
        if file.error:
            facts = {
                "file": file.path,
                "line": file.error_line,
                "error": file.error,
                "python": ".".join(map(str, interpreter.version[:2])),
            }
            yield Evidence(facts, frozenset({file.path.lower(), "http"}))
