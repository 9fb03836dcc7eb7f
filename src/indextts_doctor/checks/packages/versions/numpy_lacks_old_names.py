"""PKG019: NumPy lacks names such as np.complex, which installed code uses."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import installs
from indextts_doctor.checks.packages.evidence import LostNames
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Interpreter, Packages, Target

OLD = "numpy<1.24"


@check(
    "PKG019",
    Severity.ERROR,
    title=_("numpy {numpy} is too new for {name} {version}: np.complex is missing"),
    summary=_("numpy is too new for librosa or kantts: np.complex is missing"),
    why=_("""NumPy 1.24 removed the aliases np.complex, np.float, np.int, np.bool and np.object: "module 'numpy' has no
        attribute 'complex'". librosa before 0.9 fails at import; KAN-TTS fails only in the preparation of audio."""),
    how=_("librosa is older than 0.9, or a file of kantts contains such a name, and numpy is 1.24 or newer."),
    advice=_("{fix}"),
    remedy=_("""Upgrade librosa to 0.9 or newer. For kantts, replace np.complex by complex in its file, or install a
        numpy below 1.24; this is necessary only for training or the preparation of data."""),
    explains=("IMP", "PKG004", "SMK"),
    source="NumPy 1.24 release notes; reproduced: librosa 0.8.0 and 0.8.1 fail with numpy 1.24.3, 0.9.0 imports; KAN-TTS dsp.py line 90",
)
def numpy_lacks_old_names(packages: Packages, target: Target, interpreter: Interpreter) -> Found[LostNames]:
    numpy, librosa, kantts = (packages.find(name) for name in ("numpy", "librosa", "kantts"))
    if numpy is None or not within(numpy.version, ">=1.24.0.dev0"):
        return
    if librosa is not None and within(librosa.version, ">=0.8,<0.9"):
        yield LostNames(
            name="librosa",
            version=librosa.version,
            numpy=numpy.version,
            fix=_move_on(target, packages),
            about=frozenset({"librosa", "numpy"}),
        )
    if kantts is not None and kantts.old_numpy_names:
        yield LostNames(
            name="kantts",
            version=kantts.version,
            numpy=numpy.version,
            file=kantts.old_numpy_names,
            fix=_replace(target, packages, interpreter),
            about=frozenset({"kantts", "numpy"}),
            severity=Severity.NOTE,
        )


def _move_on(target: Target, packages: Packages) -> Text:
    command = install(target, packages, "librosa>=0.9,<0.11")
    return _("Upgrade librosa: `{command}`").filled(command=command)


def _replace(target: Target, packages: Packages, interpreter: Interpreter) -> Text:
    edit = _("Only for training or the preparation of data: replace np.complex by complex in kantts")
    if not installs(OLD, interpreter.version):
        return _("{edit}.").filled(edit=edit)
    command = install(target, packages, OLD)
    return _("{edit}, or downgrade numpy: `{command}`").filled(edit=edit, command=command)
