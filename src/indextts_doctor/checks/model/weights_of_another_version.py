"""MOD017: the weights belong to another version of the model than the configuration."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.model.problems import about
from indextts_doctor.facts import ModelFolder


class WeightsOfAnotherVersion(Evidence, frozen=True):
    folder: str
    weights: Text
    config: Text


@check(
    "MOD017",
    Severity.ERROR,
    title=_("in {folder} {weights}, but {config}: they are not of one version"),
    why=_("""IndexTTS2 loads what fits and only prints ">> load_checkpoint: missing keys", so it starts and speaks
        rubbish; older code ends with "Unexpected key(s) in state_dict". It comes from a download into the folder of
        another version, which webui.py does by itself: its default is --version 2.5."""),
    how=_("""The layers that the names of the tensors tell are compared with the configuration, and the version that it
        names with the files that only one version has."""),
    advice=_("""Take all files from one repository, into a folder of its own, and start webui.py with the --version that
        fits."""),
    explains=("SMK",),
    source="index-tts#151, #236, #173; webui.py and load_checkpoint of index-tts; transformers warns of new weights and goes on",
)
def weights_of_another_version(model: ModelFolder) -> Found[WeightsOfAnotherVersion]:
    for part, (stored, configured) in sorted(model.layers.items()):
        # A transformers model may carry layers on purpose that the configuration does not count.
        if stored < configured or (stored > configured and part == "gpt"):
            yield _evidence(
                model,
                _("{part} has {stored} layers").filled(part=part, stored=stored),
                _("the configuration wants {configured}").filled(configured=configured),
            )
    files, config = model.versions.get("files"), model.versions.get("config")
    if files is not None and config is not None and config not in files.split("+"):
        yield _evidence(
            model,
            _("the files are of version {files}").filled(files=files),
            _("config.yaml is of {config}").filled(config=config),
        )


def _evidence(model: ModelFolder, weights: Text, config: Text) -> WeightsOfAnotherVersion:
    return WeightsOfAnotherVersion(
        folder=model.given, weights=weights, config=config, about=about(model, "config.yaml", "config.json")
    )
