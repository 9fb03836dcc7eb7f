"""MOD016: a checkpoint was saved on a GPU, and the engine loads it without mapping it to the CPU."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Checkpoint, about, path
from indextts_doctor.facts import Host, ModelFolder, Profile

# Loaded without map_location: emo_matrix, spk_matrix and w2v_stat of IndexTTS2.
_PLAIN = ("feat1.pt", "feat2.pt", "wav2vec2bert_stats.pt")


@check(
    "MOD016",
    Severity.NOTE,
    title=_("{file} was saved on a GPU"),
    summary=_("a checkpoint was saved on a GPU"),
    why=_("""Without a GPU, torch.load of such a file fails with "Attempting to deserialize object on a CUDA device but
        torch.cuda.is_available() is False" unless map_location="cpu" is passed. kantts and parts of IndexTTS2 do not
        pass it."""),
    how=_("""The pickle of the checkpoint contains the device of each tensor. The files that are loaded without
        map_location are known from the source of the engine."""),
    advice=_('Add map_location="cpu" to the torch.load call that opens the file, or save the file again on the CPU.'),
    explains=("SMK",),
    source="kantts/bin/infer_sambert.py (torch.load(ckpt)); indextts/infer_v2.py (emo_matrix, spk_matrix)",
)
def checkpoint_was_saved_on_gpu(model: ModelFolder, host: Host, profile: Profile) -> Found[Checkpoint]:
    if host.gpu:
        return
    for file in model.files:
        kantts = profile.engine == "kantts" and file.weights
        if file.cuda and (file.path in _PLAIN or kantts):
            severity = Severity.WARNING if file.path in _PLAIN else Severity.NOTE
            yield Checkpoint(file=path(model, file.path), about=about(model, file.path), severity=severity)
