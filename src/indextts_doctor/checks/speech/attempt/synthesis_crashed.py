"""SMK002: the process of the synthesis was killed by a signal."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK002",
    Severity.ERROR,
    title=Text(
        en="{engine} crashes while {stage} ({signal}){at}",
        zh="{engine} 在{stage}时崩溃（{signal}）{at}",
    ),
    why=Text(
        en="A signal ends the process without a Python traceback: compiled code reached into memory that is not there (SIGSEGV, SIGBUS), used an instruction that this processor lacks (SIGILL), or gave up (SIGABRT). SIGKILL comes from outside: a person, a supervisor or the kernel.",
        zh="进程被信号终止，没有 Python 报错栈：编译代码访问了不存在的内存（SIGSEGV、SIGBUS）、用了该处理器没有的指令（SIGILL）、或主动放弃（SIGABRT）。SIGKILL 来自外部：人、监管程序或内核。",
    ),
    how=Text(
        en="The signal is the process's exit status; faulthandler wrote the line where it was.",
        zh="信号取自进程的退出状态，位置由 faulthandler 写出。",
    ),
    advice=Text(
        en="Reinstall the package of the line named above (its compiled file may be cut off or built for another processor); indextts-doctor check --deep compares every installed file. After SIGKILL look at the kernel's log: dmesg | grep -i kill",
        zh="重装上面那一行所属的软件包（其编译文件可能被截断，或为别的处理器编译）；indextts-doctor check --deep 会逐个核对已安装的文件。若是 SIGKILL，请看内核日志：dmesg | grep -i kill",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech",
)
def synthesis_crashed(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.outcome != "signal":
            continue
        facts = {
            "engine": attempt.engine,
            "stage": failures.stage(attempt),
            "signal": attempt.signal or "",
            "at": failures.at(attempt),
            "stack": failures.frames(attempt),
            "stderr": attempt.stderr[-500:],
        }
        yield Evidence(facts, about=failures.subjects(attempt))
