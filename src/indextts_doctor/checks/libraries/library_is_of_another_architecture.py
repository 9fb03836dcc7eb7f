"""LIB011: compiled modules were built for another processor."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.imports.failures import imported
from indextts_doctor.checks.libraries.origin import OtherMachine
from indextts_doctor.facts import Imports, Libraries, Profile, SharedObject


@check(
    "LIB011",
    Severity.ERROR,
    title=_("{package} was built for {built_for}; the interpreter is {machine}"),
    why=_("""A compiled module runs on one kind of processor only. This happens when an environment is copied from
        another machine, or built in an image of another platform."""),
    how=_("The architecture in the header of the module is compared with that of the interpreter."),
    advice=_("Build the environment anew on this machine; a copied one cannot be repaired."),
    explains=("IMP",),
    source="e_machine in the ELF header; reproduced: the loader passes over such a file and then finds none",
)
def library_is_of_another_architecture(
    libraries: Libraries, profile: Profile, imports: Optional[Imports] = None
) -> Found[OtherMachine]:
    told = set()
    sndfile = _loaded_by_soundfile(libraries, imports, profile)
    for one in libraries.objects:
        other = bool(one.machine) and one.machine != libraries.machine
        if libraries.machine and other and (_is_module(one) or one.path == sndfile) and one.package not in told:
            told.add(one.package)
            yield OtherMachine(
                package=one.package,
                file=one.path,
                built_for=one.machine,
                machine=libraries.machine,
                about=frozenset({one.package}),
            )


def _is_module(one: SharedObject) -> bool:
    """Modules of Python count; a package may carry libraries for other processors as data."""
    name = one.path.rpartition("/")[2]
    return ".cpython-" in name or ".abi3." in name or not name.startswith("lib")


def _loaded_by_soundfile(libraries: Libraries, imports: Optional[Imports], profile: Profile) -> Optional[str]:
    """Return the libsndfile that soundfile brings, below site-packages, where it imports with no other either."""
    found = libraries.sndfile
    works = imported(imports, profile) if imports else ()
    wanted = any(need.package == "soundfile" for need in profile.imports)
    if found is None or found.origin != "bundled" or not wanted or "soundfile" in works:
        return None
    return f"_soundfile_data/{found.soname}"
