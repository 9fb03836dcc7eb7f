"""MOD001: the model folder is not there."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_MISSING = Text(en="does not exist", zh="不存在")
_DANGLING = Text(en="is a link that points to nothing", zh="是一个失效的符号链接")
_FILE = Text(en="is a file, not a folder", zh="是一个文件而不是目录")


@check(
    "MOD001",
    Severity.ERROR,
    title=Text(en="the model folder {folder} {state}", zh="模型目录 {folder} {state}"),
    why=Text(
        en="transformers takes a path that is no folder for the name of a repository and tries to download it, "
        'so "We couldn\'t connect to \'https://huggingface.co\'" is often no matter of the network. With "./" '
        'in front it says "Can\'t load the configuration of". A relative path counts from the folder that the '
        "service was started in, and systemd and cron start it elsewhere unless told.",
        zh="transformers 会把不是目录的路径当成仓库名去下载，因此报 We couldn't connect to "
        "'https://huggingface.co' 往往与网络无关；路径带 ./ 前缀时则报 Can't load the configuration of。相对"
        "路径以服务启动时所在的目录为准，而 systemd 和 cron 若不指定，启动目录并不是部署目录。",
    ),
    how=Text(
        en="The path is looked at before anything is said about the network; the deepest parent that exists is named.",
        zh="在怀疑网络之前先检查路径，并指出最深一级存在的上级目录。",
    ),
    advice=Text(
        en="What exists is {nearest}. Put the model there or pass its real place with --model-dir. A relative "
        "path counts from {directory} (WorkingDirectory= in a systemd unit); an absolute path in the "
        "deployment's code is safest.",
        zh="目前存在的是 {nearest}。请把模型放到该位置，或用 --model-dir 指明实际位置。相对路径从 {directory} 算"
        "起（systemd 用 WorkingDirectory= 指定）；代码里写绝对路径最稳妥。",
    ),
    explains=("SMK",),
    source="reproduced with transformers 4.35.2: folder missing, with and without ./, empty, and a dangling link",
)
def model_folder_is_missing(model: ModelFolder, profile: Profile, target: Target) -> Iterator[Evidence]:
    closed = model.access is not None and model.access.blocked_by is not None
    optional = profile.model is not None and not profile.model.required
    if model.is_dir or closed or (optional and not model.exists and not model.dangling):
        return
    state = _FILE if model.is_file else _DANGLING if model.dangling else _MISSING
    facts = {
        "folder": model.given,
        "path": model.path,
        "state": state,
        "nearest": model.nearest or model.path,
        "directory": target.directory,
    }
    yield Evidence(facts, about=frozenset({"model", model.path.lower()}))
