"""MOD002: the service's user cannot enter the model folder."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import permission
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD002",
    Severity.ERROR,
    title=Text(
        en="{user} cannot {do} {blocked_by} ({mode}), so the model in {folder} is out of reach",
        zh="用户 {user} 无法{do} {blocked_by}（{mode}），读不到 {folder} 里的模型",
    ),
    why=Text(
        en="To open a file, its reader needs the right x on every folder on the way, however open the file itself is. A home "
        "folder with mode 700 shuts out every service that runs as somebody else; root never notices.",
        zh="要打开文件，路径上的每一级目录都必须有 x 权限，文件本身权限再宽也没用。"
        "权限为 700 的家目录会挡住以其他用户运行的服务，而 root 永远察觉不到。",
    ),
    how=Text(
        en="Every folder on the way is judged for the user that runs the service, not for the one that runs the doctor: owner, "
        "groups, access control lists, links.",
        zh="按运行服务的用户（而不是运行诊断的用户）逐级检查目录：属主、用户组、ACL 和符号链接。",
    ),
    advice=Text(
        en="{cure} Or put the model where the service may go, for example /srv. chmod -R 755 opens more than is "
        "needed and does not reach the parents.",
        zh="{cure}也可以把模型放到服务能访问的位置，例如 /srv。chmod -R 755 放开得过多，而且管不到上级目录。",
    ),
    explains=("MOD003", "SMK"),
    source="reproduced: a parent folder of mode 700, read by another user; path_resolution(7)",
)
def model_folder_is_closed(model: ModelFolder) -> Iterator[Evidence]:
    access = model.access
    if access is None or access.read or access.blocked_by is None:
        return
    enters = access.lacks == "x"
    facts = {
        "user": access.user,
        "do": Text(en="enter", zh="进入") if enters else Text(en="list", zh="列出"),
        "blocked_by": access.blocked_by,
        "mode": access.mode,
        "folder": model.given,
        "lacks": access.lacks,
        "cure": permission(access),
    }
    severity = Severity.ERROR if enters else Severity.WARNING  # a file of a known name opens without listing
    yield Evidence(facts, about=frozenset({"model", model.path.lower()}), severity=severity)
