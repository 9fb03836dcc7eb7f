"""LIB011: compiled modules were built for another processor."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.imports.failures import imported
from indextts_doctor.checks.libraries.origin import OtherMachine
from indextts_doctor.facts import Imports, Libraries, Profile, SharedObject


@check(
    "LIB011",
    Severity.ERROR,
    title=_("{package} is built for {built_for}; the interpreter is {machine}"),
    summary=_("a compiled module is built for another processor architecture"),
    why=_("""A compiled module runs only on the architecture that it was built for. The environment was copied from
        another machine or built in an image for another platform."""),
    how=_("The architecture in the header of each compiled module is compared with that of the interpreter."),
    advice=_("Rebuild the environment on this machine. A copied environment cannot be repaired."),
    explains=("IMP",),
    source="e_machine in the ELF header; reproduced: the loader passes over such a file and then finds none",
)
def library_is_of_another_architecture(
    libraries: Libraries, profile: Profile, imports: Optional[Imports] = None
) -> Found[OtherMachine]:
    reported = set()
    sndfile = _loaded_by_soundfile(libraries, imports, profile)
    for one in libraries.objects:
        other = bool(one.machine) and one.machine != libraries.machine
        if libraries.machine and other and (_is_module(one) or one.path == sndfile) and one.package not in reported:
            reported.add(one.package)
            yield OtherMachine(
                package=one.package,
                file=one.path,
                built_for=one.machine,
                machine=libraries.machine,
                about=frozenset({one.package}),
            )


def _is_module(one: SharedObject) -> bool:
    """Whether the file is a Python module; a package may contain libraries for other processors as data."""
    name = one.path.rpartition("/")[2]
    return ".cpython-" in name or ".abi3." in name or not name.startswith("lib")


def _loaded_by_soundfile(libraries: Libraries, imports: Optional[Imports], profile: Profile) -> Optional[str]:
    """The libsndfile in soundfile's own folder, relative to site-packages, if soundfile fails to import."""
    found = libraries.sndfile
    works = imported(imports, profile) if imports else ()
    wanted = any(need.package == "soundfile" for need in profile.imports)
    if found is None or found.origin != "bundled" or not wanted or "soundfile" in works:
        return None
    return f"_soundfile_data/{found.soname}"
