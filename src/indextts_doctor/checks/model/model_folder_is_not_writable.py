"""MOD018: the engine makes a folder in the model folder, and the service's user may not."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD018",
    Severity.ERROR,
    title=Text(
        en="{user} cannot write to {blocked_by} ({mode}), where the engine makes a folder at every start",
        zh="用户 {user} 无法写入 {blocked_by}（{mode}），而引擎每次启动都要在其中创建目录",
    ),
    why=Text(
        en='IndexTTS2 makes hf_cache in its model folder when it is constructed and ends with "Permission denied" if it cannot.',
        zh="IndexTTS2 构造时会在模型目录里创建 hf_cache，建不了就报 Permission denied 退出。",
    ),
    how=Text(
        en="The folder is not there, and the user that runs the service may not make it: owner, groups, access control lists. "
        "A read-only mount is another finding.",
        zh="该目录尚不存在，而运行服务的用户无权创建：检查属主、用户组和 ACL。只读挂载另有检查项。",
    ),
    advice=Text(
        en="Make it once as an administrator: `mkdir {made}`. One that exists need not be writable. If the "
        "engine is to download into it, give it to the user that runs the service.",
        zh="由管理员事先建好即可：`mkdir {made}`。目录已存在时不要求可写。若引擎还要往里下载，请把它的属主改为运"
        "行服务的用户。",
    ),
    explains=("SMK",),
    source="indextts/utils/model_download.py of index-tts (os.makedirs(..., exist_ok=True) of hf_cache at every start); reproduced with an existing folder",
)
def model_folder_is_not_writable(model: ModelFolder) -> Iterator[Evidence]:
    if model.access is None or not model.access.read:
        return
    for folder in model.unwritable:
        access = folder.access
        if access.blocked_by is not None and not access.read_only:
            facts = {
                "user": access.user,
                "blocked_by": access.blocked_by,
                "mode": access.mode,
                "made": quoted(f"{model.path}/{folder.name}"),
            }
            yield Evidence(facts, about=frozenset({"model", model.path.lower()}))
