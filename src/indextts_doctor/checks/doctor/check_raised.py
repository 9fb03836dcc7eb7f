"""DOC001: a check of the doctor, or of a plug-in, raised."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Troubles
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "DOC001",
    Severity.WARNING,
    title=Text(en="the check {name} itself failed: {error}", zh="检查项 {name} 自身出错：{error}"),
    why=Text(
        en="A fault of the doctor, not of your deployment. What this check would have said is not known.",
        zh="这是诊断工具自身的故障，不是部署的问题。该检查项的结论未知。",
    ),
    how=Text(
        en="The check raised an exception while it judged the facts.", zh="该检查项在判断时抛出了异常。"
    ),
    advice=Text(
        en="Report the fault together with the file that this writes: `indextts-doctor check --format json "
        "--output report.json`. Until it is mended, the option --ignore {name} leaves the check out.",
        zh="反馈问题时请附上这条命令生成的文件：`indextts-doctor check --format json --output report.json`。修复"
        "之前可用选项 --ignore {name} 跳过该检查项。",
    ),
    source="docs/architecture.md",
)
def check_raised(troubles: Troubles) -> Iterator[Evidence]:
    for trouble in troubles.found:
        if trouble.kind == "check":
            yield Evidence({"name": trouble.name, "error": trouble.error, "traceback": trouble.traceback})
