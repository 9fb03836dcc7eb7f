"""APP008: each of gunicorn's workers loads the model, and together they do not fit into memory."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.memory import weights
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Application, Host, Launches, ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text
from indextts_doctor.references.gunicorn import commands
from indextts_doctor.references.launch import effective


@check(
    "APP008",
    Severity.WARNING,
    title=Text(
        en="{workers} workers load the model {workers} times: {needed} of memory, and {granted} can be had",
        zh="{workers} 个 worker 会把模型加载 {workers} 遍，需要 {needed} 内存，而可用的只有 {granted}",
    ),
    why=Text(
        en="Workers are processes and share no weights that they have loaded themselves. The kernel kills one of them when memory "
        "is used up; gunicorn starts it again, and so on. More workers do not speak faster either: torch uses all cores already.",
        zh="worker 是独立的进程，各自加载的权重不会共享。内存用完时内核会杀掉其中一个，gunicorn 再把它启动，如此反复。"
        "而且 worker 多并不会更快：torch 本来就用满了所有核。",
    ),
    how=Text(
        en="The number of workers in the command, WEB_CONCURRENCY, GUNICORN_CMD_ARGS or gunicorn.conf.py, times the weights in "
        "float32, compared with what is free here, what a running service holds counted as free. It is silent with --preload, "
        "and where a single worker would not fit: that is another matter.",
        zh="取启动命令、WEB_CONCURRENCY、GUNICORN_CMD_ARGS 或 gunicorn.conf.py 里的 worker 数，乘以 float32 权重大小，与此处可用内存比较"
        "（正在运行的服务占用的部分算作可用）。使用 --preload 时，或一个 worker 也放不下时（那是另一个问题），不作判断。",
    ),
    advice=Text(
        en="Start one worker where {source} starts gunicorn, with threads for requests that wait: --workers 1 --threads 4. "
        "{fitting} would fit.",
        zh="在 {source} 的启动命令里只开一个 worker，用线程接收等待的请求：--workers 1 --threads 4。内存够放 {fitting} 个。",
    ),
    source="gunicorn's documentation of --workers and --preload; reproduced with gunicorn 21.2.0: 4 workers of 150 MiB in a "
    "control group of 400 MiB are killed in turn",
)
def workers_exceed_memory(
    application: Application, launches: Launches, host: Host, model: ModelFolder, profile: Profile
) -> Iterator[Evidence]:
    each = int(weights(model).float32 * profile.thresholds.memory_factor)
    left = host.memory.granted + host.memory.held_by_service
    for command in commands(effective(launches), application):
        workers = command.number("workers") or 0
        if workers > 1 and command.get("preload_app") in ("", "False") and each <= left < workers * each:
            facts = {
                "workers": workers,
                "needed": size(workers * each),
                "granted": size(left),
                "each": size(each),
                "fitting": left // each,
                "source": command.launch.source,
            }
            yield Evidence(facts, frozenset({"memory", "gunicorn"}))
