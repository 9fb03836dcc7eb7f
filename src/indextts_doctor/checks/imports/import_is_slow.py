"""IMP098: an import takes very long."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP098",
    Severity.WARNING,
    title=Text(
        en="importing {module} takes {seconds} s",
        zh="导入 {module} 需要 {seconds} 秒",
    ),
    why=Text(
        en="The service cannot answer before its imports are done. A worker with a time limit (gunicorn's 30 s) "
        "is killed on the way. Look for a slow or remote disk, and for a CPU quota that is nearly used up.",
        zh="导入完成之前服务无法响应，有时限的工作进程（gunicorn 默认 30 秒）会在途中被终止。请排查磁盘是否太慢"
        "、是否网络盘，以及 CPU 配额是否几乎用尽。",
    ),
    how=Text(
        en="The module was imported alone and timed; the limit is import_seconds of the profile.",
        zh="单独导入该模块并计时；上限是配置中的 import_seconds。",
    ),
    advice=Text(
        en="Move the environment to a local disk, and raise the worker's time limit above this, for gunicorn "
        "with --timeout 300.",
        zh="把环境放到本地磁盘，并把工作进程的超时调到高于该值，例如 gunicorn 的 --timeout 300。",
    ),
    source="gunicorn's documentation of --timeout; gunicorn issue 2608",
)
def import_is_slow(imports: Imports, profile: Profile) -> Iterator[Evidence]:
    limit = profile.thresholds.import_seconds
    slow = [result for result in imports.results if result.ok and result.seconds > limit]
    for result in sorted(slow, key=lambda result: -result.seconds):
        yield Evidence(
            {"module": result.module, "seconds": round(result.seconds), "limit": limit},
            about=frozenset({failures.package_of(result.module, profile)}),
        )
