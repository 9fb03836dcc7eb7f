"""PKG018: scipy has no scipy.signal.kaiser any more, which KAN-TTS imports."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.knowledge.commands import exact, install
from indextts_doctor.knowledge.versions import has_code, within
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check


@check(
    "PKG018",
    Severity.ERROR,
    title=Text(
        en="scipy {version} has no scipy.signal.kaiser, which kantts imports",
        zh="scipy {version} 已没有 kantts 要导入的 scipy.signal.kaiser",
    ),
    why=Text(
        en="scipy 1.13 removed the window functions from scipy.signal; they live in scipy.signal.windows. This "
        'is the one real conflict of kantts with scipy: 1.12 still works. kantts hides it behind "Please '
        'install kantts."',
        zh="scipy 1.13 从 scipy.signal 中移除了窗函数，它们在 scipy.signal.windows 里。这是 kantts 与 scipy 唯一"
        "真正的冲突：1.12 仍可用。kantts 会把它掩盖成 Please install kantts.",
    ),
    how=Text(
        en="The real kantts is there (not the placeholder), and scipy is 1.13 or newer.",
        zh="装有真正的 kantts（不是占位包），且 scipy 不低于 1.13。",
    ),
    advice=Text(
        en="Set scipy back: `{command}`. Or change the import in kantts/models/pqmf.py to scipy.signal.windows.",
        zh="降级 scipy：`{command}`。也可以把 kantts/models/pqmf.py 里的导入改为 scipy.signal.windows。",
    ),
    explains=("IMP", "PKG004", "SMK"),
    source="kantts/models/pqmf.py of KAN-TTS; reproduced with scipy 1.12.0 and 1.13.0; kan-bayashi/ParallelWaveGAN#430",
)
def scipy_lacks_kaiser(packages: Packages, profile: Profile, target: Target) -> Iterator[Evidence]:
    scipy, kantts = packages.find("scipy"), packages.find("kantts")
    real = kantts.python_files > 1 if kantts else has_code("kantts", packages, profile)
    if scipy is None or not real or not within(scipy.version, ">=1.13.0.dev0"):
        return
    pin = profile.pin("scipy")
    wanted = (
        f"scipy{pin.tested}"
        if pin and exact(pin.tested) and within(pin.tested[2:], "<1.13")
        else "scipy<1.13"
    )
    facts = {"version": scipy.version, "command": install(target, packages, wanted)}
    yield Evidence(facts, about=frozenset({"scipy", "kantts"}))
