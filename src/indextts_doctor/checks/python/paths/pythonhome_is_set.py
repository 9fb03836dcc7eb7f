"""PY015: PYTHONHOME takes the standard library from elsewhere."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment, Interpreter
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY015",
    Severity.WARNING,
    title=Text(
        en="PYTHONHOME={home}, but the environment belongs to {base}",
        zh="PYTHONHOME={home}，但该环境属于 {base}",
    ),
    why=Text(
        en="PYTHONHOME tells Python where its standard library is. That of another installation may fit today "
        "and fail after the next update of either; of another version it keeps Python from starting.",
        zh="PYTHONHOME 指定标准库的位置。指到别的安装上，今天也许能用，任何一边更新后就可能失败；版本不同则根本无法启动。",
    ),
    how=Text(
        en="PYTHONHOME is set and names another place than pyvenv.cfg does.",
        zh="设置了 PYTHONHOME，而且与 pyvenv.cfg 记录的位置不同。",
    ),
    advice=Text(
        en="Remove PYTHONHOME from the service's environment; a virtual environment never needs it.",
        zh="从服务的环境变量里去掉 PYTHONHOME；虚拟环境从不需要它。",
    ),
    source="Python's documentation of PYTHONHOME; reproduced on 3.10",
)
def pythonhome_is_set(interpreter: Interpreter, environment: Environment) -> Iterator[Evidence]:
    home = interpreter.environment.get("PYTHONHOME", "").split(":", 1)[0].rstrip("/")
    base = environment.pyvenv.get("home", "").rpartition("/")[0]
    if home and base and base not in (home, interpreter.base_prefix):
        yield Evidence({"home": home, "base": base, "base_prefix": interpreter.base_prefix})
