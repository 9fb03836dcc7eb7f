"""MOD017: the weights and the configuration belong to different versions of the model."""

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
    title=_("{folder} mixes versions: {weights}, {config}"),
    summary=_("the weights and the configuration are from different versions"),
    why=_("""IndexTTS2 loads the tensors that match and only prints ">> load_checkpoint: missing keys", so it starts, but
        the synthesized audio is unusable. Older code fails with "Unexpected key(s) in state_dict". The cause is a
        download into the folder of another version, which webui.py does by default: its default is --version 2.5."""),
    how=_("""The number of layers in the names of the tensors is compared with the configuration. The version in the
        configuration is compared with the files that exist in only one version."""),
    advice=_("""Download all files from one repository into a separate folder, and start webui.py with the matching
        --version."""),
    explains=("SMK",),
    source="index-tts#151, #236, #173; webui.py and load_checkpoint of index-tts; transformers warns of new weights and goes on",
)
def weights_of_another_version(model: ModelFolder) -> Found[WeightsOfAnotherVersion]:
    for part, (stored, configured) in sorted(model.layers.items()):
        # A transformers model may contain layers on purpose that the configuration does not count.
        if stored < configured or (stored > configured and part == "gpt"):
            yield _evidence(
                model,
                _("{part} has {stored} layers").filled(part=part, stored=stored),
                _("the configuration requires {configured}").filled(configured=configured),
            )
    files, config = model.versions.get("files"), model.versions.get("config")
    if files is not None and config is not None and config not in files.split("+"):
        yield _evidence(
            model,
            _("the files are from {files}").filled(files=files),
            _("config.yaml is from {config}").filled(config=config),
        )


def _evidence(model: ModelFolder, weights: Text, config: Text) -> WeightsOfAnotherVersion:
    return WeightsOfAnotherVersion(
        folder=model.given, weights=weights, config=config, about=about(model, "config.yaml", "config.json")
    )
