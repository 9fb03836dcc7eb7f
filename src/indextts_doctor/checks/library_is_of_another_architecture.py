"""LIB011: compiled modules were built for another processor."""

from collections.abc import Iterator

from indextts_doctor.facts import Libraries
from indextts_doctor.facts.libraries import SharedObject
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check


@check(
    "LIB011",
    Severity.ERROR,
    title=Text(
        en="{package} was built for {built_for}; the interpreter is {machine}",
        zh="{package} 是为 {built_for} 编译的，而解释器是 {machine}",
    ),
    why=Text(
        en="A compiled module runs on one kind of processor only. This happens when an environment is copied from another "
        "machine, or built in an image of another platform.",
        zh="编译好的模块只能在一种处理器上运行。把环境从另一台机器拷过来，或在另一平台的镜像里建立环境，就会这样。",
    ),
    how=Text(
        en="The architecture in the header of the module is compared with that of the interpreter.",
        zh="比较模块文件头里的架构和解释器的架构。",
    ),
    advice=Text(
        en="Build the environment anew on this machine; a copied one cannot be repaired.",
        zh="在本机重新建立环境，拷过来的环境修不好。",
    ),
    explains=("IMP",),
    source="e_machine in the ELF header; reproduced: the loader passes over such a file and then finds none",
)
def library_is_of_another_architecture(libraries: Libraries) -> Iterator[Evidence]:
    told = set()
    for one in libraries.objects:
        if libraries.machine and _foreign(one, libraries.machine) and one.package not in told:
            told.add(one.package)
            facts = {
                "package": one.package,
                "file": one.path,
                "built_for": one.machine,
                "machine": libraries.machine,
            }
            yield Evidence(facts, about=frozenset({one.package}))


def _foreign(one: SharedObject, machine: str) -> bool:
    """Only modules of Python count: a package may carry libraries for other processors as data."""
    name = one.path.rpartition("/")[2]
    is_module = ".cpython-" in name or ".abi3." in name or not name.startswith("lib")
    return is_module and bool(one.machine) and one.machine != machine
