"""APP010: the application moves its model to a GPU, and torch is a build for the CPU."""

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
    title=_("{file}:{line} calls .{call}, and torch {torch} is a build for the CPU"),
    why=_("""torch ends with "AssertionError: Torch not compiled with CUDA enabled". Code that was written on a machine
        with a GPU often does this in one place, after a long load."""),
    how=_("""The files that the service starts with, and those that they import, are parsed and not run. What stands
        under a condition or try, or in a file that asks torch whether a GPU is available, is not counted."""),
    advice=_('Write .to("cpu") at {file}:{line}, or leave the call out: a model is on the CPU once it is loaded.'),
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
