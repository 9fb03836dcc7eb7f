"""MOD017: the weights belong to another version of the model than the configuration."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import about
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD017",
    Severity.ERROR,
    title=Text(
        en="in {folder} {weights}, but {config}: they are not of one version",
        zh="{folder} 中{weights}，而{config}：两者不是同一版本",
    ),
    why=Text(
        en='IndexTTS2 loads what fits and only prints ">> load_checkpoint: missing keys", so it starts and speaks rubbish; older '
        'code ends with "Unexpected key(s) in state_dict". It comes from a download into the folder of another version, which '
        "webui.py does by itself: its default is --version 2.5.",
        zh="IndexTTS2 只加载对得上的部分，仅打印一行 >> load_checkpoint: missing keys，于是照常启动却胡言乱语；"
        "更早的代码则报 Unexpected key(s) in state_dict。起因多是把另一版本下载进了同一目录；"
        "webui.py 自己就会这么做：它的默认值是 --version 2.5。",
    ),
    how=Text(
        en="The layers that the names of the tensors tell are compared with the configuration, and the version that it names "
        "with the files that only one version has.",
        zh="把张量名中的层数与配置比较，把配置里写的版本与各版本独有的文件比较。",
    ),
    advice=Text(
        en="Take all files from one repository, into a folder of its own, and start webui.py with the --version that fits.",
        zh="所有文件取自同一个仓库，放进单独的目录，并给 webui.py 指定相符的 --version。",
    ),
    explains=("SMK",),
    source="index-tts#151, #236, #173; webui.py and load_checkpoint of index-tts; transformers warns of new weights and goes on",
)
def weights_of_another_version(model: ModelFolder) -> Iterator[Evidence]:
    for part, (stored, configured) in sorted(model.layers.items()):
        # A transformers model may carry layers on purpose that the configuration does not count.
        if stored < configured or (stored > configured and part == "gpt"):
            yield _evidence(
                model,
                Text(en=f"{part} has {stored} layers", zh=f" {part} 权重有 {stored} 层"),
                Text(en=f"the configuration wants {configured}", zh=f"配置写的是 {configured} 层"),
            )
    files, config = model.versions.get("files"), model.versions.get("config")
    if files is not None and config is not None and config not in files.split("+"):
        yield _evidence(
            model,
            Text(en=f"the files are of version {files}", zh=f"文件属于 {files} 版"),
            Text(en=f"config.yaml is of {config}", zh=f" config.yaml 属于 {config} 版"),
        )


def _evidence(model: ModelFolder, weights: Text, config: Text) -> Evidence:
    facts = {"folder": model.given, "weights": weights, "config": config}
    return Evidence(facts, about=about(model, "config.yaml", "config.json"))
