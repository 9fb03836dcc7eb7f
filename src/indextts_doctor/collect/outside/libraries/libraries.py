"""Native libraries: those of the packages that the profile uses, and what they find on this machine."""

# ruff: noqa: PTH113, PTH118, PTH119, PTH120, PTH123

import os
import platform
import shutil
import sys
from collections.abc import Iterable, Mapping
from typing import Optional

from indextts_doctor.collect.outside.libraries.loader import Loader
from indextts_doctor.collect.outside.libraries.sharedobjects import Found, every_openmp, shared_objects
from indextts_doctor.facts import Environment, Libraries, LibraryOrigin, Profile, Provider, Selinux, SharedObject
from indextts_doctor.facts.libraries import numbers
from indextts_doctor.formats.elf import Elf, newest, read
from indextts_doctor.target.context import Context

FAMILIES = {"GLIBC": "GLIBC", "GLIBCXX": "GLIBCXX", "CXXABI": "CXXABI"}
STDCXX = "libstdc++.so.6"
_MAX_OBJECTS = 300  # in the report
_DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin"


def collect(context: Context) -> Libraries:
    """What the loader would find for the deployment. Reads headers and folders only."""
    environment = context.environment
    machine = environment.machine or platform.machine()
    loader = Loader(context.variables, machine, own_folders(environment))
    found, capped = _files(environment, context.profile)
    stdcxx = provider(loader, STDCXX, environment)
    objects = examine(found, loader, stdcxx)
    return Libraries(
        objects=worth_reporting(objects, machine)[:_MAX_OBJECTS],
        sndfile=sndfile(environment.site_packages, loader, environment),
        stdcxx=stdcxx,
        openmp=every_openmp(environment.site_packages),
        commands=_commands(context.profile, context.variables),
        sonames={need.soname: loader.find(need.soname) for need in context.profile.libraries},
        path_from=context.variables_from,
        selinux=selinux(),
        machine=machine,
        looked_at=len(objects),
        capped=capped,
        execstack_allowed="glibc.rtld.execstack=2" in context.variables.get("GLIBC_TUNABLES", ""),
    )


def _files(environment: Environment, profile: Profile) -> tuple[list[Found], tuple[str, ...]]:
    if sys.platform != "linux":
        return [], ()  # other systems have formats of their own
    modules = {pin.name: pin.name.replace("-", "_") for pin in profile.packages}
    modules.update({need.package: need.module.partition(".")[0] for need in profile.imports})
    return shared_objects(environment.site_packages, modules)


def own_folders(environment: Environment) -> list[str]:
    """The library folders that belong to the interpreter: its own, its base's, conda's."""
    ends = [environment.prefix] if environment.prefix else []
    ends += [os.path.dirname(os.path.dirname(link)) for link in environment.link_chain[-1:]]
    ends += [os.path.dirname(environment.pyvenv["home"])] if environment.pyvenv.get("home") else []
    return [os.path.join(end, "lib") for end in ends if end not in ("", "/", "/usr")]


def examine(found: Iterable[Found], loader: Loader, stdcxx: Provider) -> list[SharedObject]:
    """Read every file; what cannot be read at all is left to the checks of access."""
    files = list(found)
    siblings = frozenset(os.path.basename(one.path) for one in files)
    objects = []
    for one in files:
        try:
            elf = read(one.path)
        except OSError:
            continue
        objects.append(_object(one, elf, loader, siblings, stdcxx))
    return objects


def _object(one: Found, elf: Elf, loader: Loader, siblings: frozenset[str], stdcxx: Provider) -> SharedObject:
    return SharedObject(
        path=one.name,
        package=one.package,
        machine=elf.machine,
        unresolved=_unresolved(one.path, elf, loader, siblings),
        versions=_versions(one.path, elf, loader, stdcxx),
        executable_stack=elf.executable_stack,
        problem=elf.problem,
        size=elf.size,
        needs_size=elf.needs_size,
    )


def _unresolved(path: str, elf: Elf, loader: Loader, siblings: frozenset[str]) -> tuple[str, ...]:
    """A library that any package contains may have been loaded before by that package; it counts as found."""
    return tuple(
        name
        for name in elf.needed
        if name not in siblings and not name.startswith("ld-") and loader.find(name, elf, path) is None
    )


def _versions(path: str, elf: Elf, loader: Loader, stdcxx: Provider) -> dict[str, str]:
    names = tuple(name for wanted in elf.wants.values() for name in wanted)
    versions = {family: newest(names, family) for family in FAMILIES}
    if STDCXX in elf.needed and loader.find(STDCXX, elf, path) != stdcxx.path:
        versions.update(GLIBCXX=None, CXXABI=None)  # it contains its own libstdc++
    return {family: version for family, version in versions.items() if version}


def worth_reporting(objects: list[SharedObject], machine: str) -> tuple[SharedObject, ...]:
    """Those with something wrong or odd, and per package and family the one that wants the newest.

    Of a package with an unresolved file all are reported: it may have variants of which one is enough.
    """
    open_ones = {one.package for one in objects if one.unresolved}
    odd = [
        one
        for one in objects
        if one.problem or one.executable_stack or one.machine != machine or one.package in open_ones
    ]
    best: dict[tuple[str, str], SharedObject] = {}
    for one in objects:
        for family, version in one.versions.items():
            key = (one.package, family)
            if key not in best or numbers(version) > numbers(best[key].versions[family]):
                best[key] = one
    chosen = {one.path: one for one in (*odd, *best.values())}
    return tuple(chosen.values())


def provider(loader: Loader, soname: str, environment: Environment) -> Provider:
    """Which ``soname`` a library without folders of its own would get."""
    path = loader.find(soname)
    if path is None:
        return Provider(soname, None, "absent")
    usable, problem, elf = loadable(path, loader)
    offers = {family: newest(elf.offers, family) for family in FAMILIES} if elf else {}
    known = {family: version for family, version in offers.items() if version}
    return Provider(soname, path, origin(path, loader, environment), known, usable, problem)


def origin(path: str, loader: Loader, environment: Environment) -> LibraryOrigin:
    """Whose the library at ``path`` is, as Provider.origin."""
    folder = os.path.dirname(path)
    if folder in loader.first:
        return "LD_LIBRARY_PATH"
    return "conda" if environment.conda and folder in loader.own else "system"


def loadable(path: str, loader: Loader) -> tuple[bool, str, Optional[Elf]]:
    """Whether the loader can load ``path``, why not, and the file's headers."""
    try:
        elf = read(path)
    except OSError as error:
        return False, f"unreadable: {error.strerror}", None
    if elf.problem:
        return False, elf.problem, elf
    if elf.machine != loader.machine:
        return False, "foreign", elf
    for name in elf.needed:
        if loader.find(name, elf, path) is None:
            return False, f"needs {name}", elf
    return True, "", elf


def sndfile(sites: Iterable[str], loader: Loader, environment: Environment) -> Optional[Provider]:
    """The libsndfile that soundfile loads: its own, else the system's; None when there is no soundfile.

    On Linux, releases before 0.12 carry none. A release that carries one loads it by its full path, which no
    LD_LIBRARY_PATH can change.
    """
    site = next((site for site in sites if os.path.isfile(os.path.join(site, "soundfile.py"))), None)
    if site is None:
        return None
    suffix = {"aarch64": "arm64"}.get(loader.machine, loader.machine)
    for name in (f"libsndfile_{suffix}.so", f"libsndfile_{loader.machine}.so", "libsndfile.so"):
        path = os.path.join(site, "_soundfile_data", name)
        if os.path.isfile(path):
            usable, problem, _ = loadable(path, loader)
            return Provider(name, path, "bundled", {}, usable, problem)
    found = (provider(loader, name, environment) for name in ("libsndfile.so.1", "libsndfile.so"))
    return next((one for one in found if one.path), Provider("libsndfile.so.1", None, "absent"))


def _commands(profile: Profile, variables: Mapping[str, str]) -> dict[str, Optional[str]]:
    path = variables.get("PATH", _DEFAULT_PATH)
    return {command.name: shutil.which(command.name, path=path) for command in profile.commands}


def selinux(root: str = "/sys/fs/selinux") -> Optional[Selinux]:
    """Whether SELinux denies ("enforcing"), only notes ("permissive") or is not there (None)."""
    try:
        with open(os.path.join(root, "enforce"), encoding="ascii") as stream:
            return "enforcing" if stream.read(1) == "1" else "permissive"
    except (OSError, UnicodeError):
        return None
