"""MOD015: torch 2.6 or newer rejects a checkpoint that contains more than weights."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Checkpoint, about, path
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import ModelFolder, Packages


@check(
    "MOD015",
    Severity.WARNING,
    title=_("{file} is rejected by torch {torch}: it contains {names}"),
    summary=_("torch rejects a checkpoint that contains more than weights"),
    why=_("""From 2.6 on, torch.load accepts only weights by default and fails with "Weights only load failed" for
        anything else, for example options or counters that old training code saved with the weights. Code that passes
        weights_only=False is not affected."""),
    how=_("""The names that the pickle imports are compared with those that torch allows. The pickle is read as opcodes
        and never loaded."""),
    advice=_("""If you trust the source of the file, save it again with only the weights, using a torch older than 2.6,
        or keep torch below 2.6. weights_only=False runs any code in the file."""),
    explains=("SMK",),
    source="reproduced with torch 2.13.0 (argparse.Namespace, a numpy scalar, a complete module); release notes of torch 2.6",
)
def checkpoint_is_refused_by_torch(model: ModelFolder, packages: Packages) -> Found[Checkpoint]:
    torch = packages.find("torch")
    if torch is None or not within(torch.version, ">=2.6"):
        return
    for file in model.files:
        if file.weights and file.problem is None and file.refused and not file.unsafe and not file.code:
            yield Checkpoint(
                torch=torch.version,
                file=path(model, file.path),
                names=list(file.refused[:5]),
                about=about(model, file.path) | {"torch"},
            )
