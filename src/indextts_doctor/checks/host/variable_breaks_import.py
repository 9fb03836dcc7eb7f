"""HOST031: an import fails with an environment variable and succeeds without it."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HOST031",
    Severity.ERROR,
    title=Text(
        en="the variable {variable} makes {module} fail: {what}",
        zh="环境变量 {variable} 使 {module} 无法导入：{what}",
    ),
    why=Text(
        en="Libraries read variables when they are imported, and few say which one they did not like: a word where a number is "
        "expected, a name they do not know, a switch that loads parts which are not installed.",
        zh="许多库在导入时读取环境变量，出错时却很少说明是哪一个：该填数字的填了单词、填了不认识的名字，或打开了会加载未安装组件的开关。",
    ),
    how=Text(
        en="The import was tried again without the variables of the service, and then without a half of them at a time: it "
        "succeeds without this one, and fails with it.",
        zh="先去掉服务的环境变量重新导入，再逐次对半排除：去掉这个变量就能导入，带上它就失败。",
    ),
    advice=Text(
        en="Take {variable} out where the service is started, or give it a value that the library knows. Its documentation "
        "names them.",
        zh="在启动服务的地方去掉 {variable}，或改成该库认识的值（见其文档）。",
    ),
    explains=("IMP", "SMK"),
    source="reproduced: NUMPY_MADVISE_HUGEPAGE with numpy 1.24.3, TORCH_LOGS with torch 2.13.0, EAGER_IMPORT with huggingface_hub 0.16.4",
)
def variable_breaks_import(imports: Imports, profile: Profile) -> Iterator[Evidence]:
    for result in imports.results:
        if result.variable is not None:
            package = failures.package_of(result.module, profile)
            facts = {"variable": result.variable, "module": result.module, "what": failures.happened(result)}
            yield Evidence(facts, about=failures.about(result, package))
