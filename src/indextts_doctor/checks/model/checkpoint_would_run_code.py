"""MOD014: loading a checkpoint would run code that is in it."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import about, path
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_REACHES = Text(en="reaches the system", zh="会触及系统")
_FOREIGN = Text(en="brings code of its own", zh="会引入其自带的代码")


@check(
    "MOD014",
    Severity.ERROR,
    title=Text(en="loading {file} {what}: {names}", zh="加载 {file} {what}：{names}"),
    why=Text(
        en="A pickle is a program: it names functions and calls them while it is loaded. Weights need a handful of harmless "
        "ones; nothing honest needs these. torch from 2.6 on refuses them by default, older ones and weights_only=False run them.",
        zh="pickle 本质上是一段程序：加载时会按名字调用函数。权重只需要少数几个无害的函数，正常文件不会用到这些。"
        "torch 2.6 起默认拒绝，更早的版本或 weights_only=False 则会照样执行。",
    ),
    how=Text(
        en="The opcodes are read as a stream, and the names that they import are compared with those that torch, numpy and plain "
        "containers need. Nothing is loaded or run. Names that are merely unknown are a warning.",
        zh="把操作码当作数据流读取，将其中引用的名字与 torch、numpy 及普通容器所需的名字比对，不加载也不执行。"
        "仅仅是不认识的名字只给警告。",
    ),
    advice=Text(
        en="Do not load it. Get the file from the model's publisher, as safetensors if there is one, and compare its SHA-256. "
        "Never set weights_only=False for it.",
        zh="不要加载它。请从模型发布方重新获取（有 safetensors 格式优先），并核对 SHA-256。切勿为它设置 weights_only=False。",
    ),
    source="reproduced: a pickle that makes a folder when it is loaded; documentation of pickle and torch.load",
)
def checkpoint_would_run_code(model: ModelFolder) -> Iterator[Evidence]:
    for file in sorted(model.files, key=lambda file: not file.unsafe):
        names = file.unsafe or file.code
        if names:
            facts = {
                "file": path(model, file.path),
                "what": _REACHES if file.unsafe else _FOREIGN,
                "names": list(names[:5]),
                "count": len(names),
            }
            severity = Severity.ERROR if file.unsafe else Severity.WARNING
            yield Evidence(facts, about=about(model, file.path), severity=severity)
