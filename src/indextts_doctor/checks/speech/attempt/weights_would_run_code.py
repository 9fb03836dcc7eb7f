"""SMK032: the synthesis was not started: loading the weights would run code that is in them."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK032",
    Severity.ERROR,
    title=Text(
        en="{engine} was not started: loading {file} reaches the system ({names})",
        zh="没有启动 {engine}：加载 {file} 会触及系统（{names}）",
    ),
    why=Text(
        en="A pickle is a program that runs while it is loaded. Weights need a handful of harmless names; nothing "
        "honest needs these. The service would run them at its next start.",
        zh="pickle 是加载时就会执行的程序。权重只需要少数几个无害的名字，正常文件不会用到这些。服务下次启动时就会执行它们。",
    ),
    how=Text(
        en="The opcodes of every file that the engine would load were read as a stream. Nothing was loaded.",
        zh="把引擎将要加载的每个文件的操作码当作数据流读取，没有加载任何内容。",
    ),
    advice=Text(
        en="Do not load it, and stop the service from doing so. Get the file from the model's publisher, as safetensors "
        "if there is one, and compare its SHA-256. --force does not change this.",
        zh="不要加载它，也不要让服务加载。请从模型发布方重新获取（有 safetensors 格式优先），并核对 SHA-256。--force 对此无效。",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech/test_attempt.py; documentation of pickle and torch.load",
)
def weights_would_run_code(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        unsafe = attempt.forecast.unsafe if attempt.forecast else {}
        for file, names in unsafe.items():
            facts = {"engine": attempt.engine, "file": file, "names": names[:5]}
            yield Evidence(facts, about=frozenset({attempt.engine, file}))
