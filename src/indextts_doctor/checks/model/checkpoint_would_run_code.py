"""MOD014: loading a checkpoint would run code from the file."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Checkpoint, about, path
from indextts_doctor.facts import ModelFolder

_REACHES = _("accesses the system")
_FOREIGN = _("imports unknown code")


@check(
    "MOD014",
    Severity.ERROR,
    title=_("{file} {what} when it is loaded: {names}"),
    summary=_("a checkpoint runs code when it is loaded"),
    why=_("""A pickle is a program that calls functions while it is loaded. Weights need only a few harmless functions,
        and no legitimate checkpoint needs these. torch 2.6 and newer rejects them by default; older releases and
        weights_only=False run them."""),
    how=_("""The opcodes of the pickle are read as a stream, and the imported names are compared with those that torch,
        numpy and plain containers need. Nothing is loaded or run. Unknown names are a warning."""),
    advice=_("""Do not load the file. Download it from the publisher of the model, as safetensors if available, and
        compare its SHA-256. Never set weights_only=False for it."""),
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
