"""MOD014: loading a checkpoint would run code that is in it."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Checkpoint, about, path
from indextts_doctor.facts import ModelFolder

_REACHES = _("reaches the system")
_FOREIGN = _("brings code of its own")


@check(
    "MOD014",
    Severity.ERROR,
    title=_("loading {file} {what}: {names}"),
    why=_("""A pickle is a program: it names functions and calls them while it is loaded. Weights need a handful of
        harmless ones; nothing honest needs these. torch from 2.6 on refuses them by default, older ones and
        weights_only=False run them."""),
    how=_("""The opcodes are read as a stream, and the names that they import are compared with those that torch, numpy
        and plain containers need. Nothing is loaded or run. Names that are merely unknown are a warning."""),
    advice=_("""Do not load it. Get the file from the model's publisher, as safetensors if there is one, and compare its
        SHA-256. Never set weights_only=False for it."""),
    source="reproduced: a pickle that makes a folder when it is loaded; documentation of pickle and torch.load",
)
def checkpoint_would_run_code(model: ModelFolder) -> Found[Checkpoint]:
    for file in sorted(model.files, key=lambda file: not file.unsafe):
        names = file.unsafe or file.code
        if names:
            severity = Severity.ERROR if file.unsafe else Severity.WARNING
            yield Checkpoint(
                file=path(model, file.path),
                what=_REACHES if file.unsafe else _FOREIGN,
                names=list(names[:5]),
                count=len(names),
                about=about(model, file.path),
                severity=severity,
            )
