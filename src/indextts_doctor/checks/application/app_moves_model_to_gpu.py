"""APP010: the application moves its model to a GPU, but torch is a CPU build."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Application, Launches, Packages
from indextts_doctor.references.launch import reached


class AppMovesModelToGpu(Evidence, frozen=True):
    file: str
    line: int
    call: str
    torch: str


@check(
    "APP010",
    Severity.ERROR,
    title=_("{file}:{line} calls .{call}, but torch {torch} is a CPU build"),
    summary=_("the application moves its model to a GPU, but torch is a CPU build"),
    why=_("""torch raises "AssertionError: Torch not compiled with CUDA enabled". Code written on a machine with a GPU
        often contains such a call, which is reached only after a long load."""),
    how=_("""The files that the service loads at startup, and the files they import, are parsed without running them.
        Calls under a condition or try, and files that ask torch whether a GPU is available, are not counted."""),
    advice=_('Write .to("cpu") at {file}:{line}, or remove the call: a loaded model is on the CPU by default.'),
    remedy=_('Write .to("cpu") in place of the call, or remove the call: a loaded model is on the CPU by default.'),
    explains=("SMK026", "SMK028"),
    source="reproduced with torch 2.13.0: AssertionError: Torch not compiled with CUDA enabled",
)
def app_moves_model_to_gpu(
    application: Application, launches: Launches, packages: Packages
) -> Found[AppMovesModelToGpu]:
    torch = packages.find("torch")
    if torch is None or torch.cuda is not None or torch.editable is not None:
        return
    for file in reached(launches, application):
        for one in file.on_gpu:
            yield AppMovesModelToGpu(
                file=file.path,
                line=one.line,
                call="cuda()" if one.method == "cuda" else 'to("cuda")',
                torch=torch.version,
                about=frozenset({file.path.lower(), "torch", "http"}),
            )
