import elf_files
from catalogue import Deployment, Fault
from native_faults import no_compiler, workshop


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "soundfile==0.10.3.post1")
    other = elf_files.library(workshop(deployment) / "build/libFLAC.so.8")
    folder = workshop(deployment)
    elf_files.needing(folder / "libsndfile.so.1", other, "-Wl,-soname,libsndfile.so.1")
    (folder / "libsndfile.so").symlink_to("libsndfile.so.1")
    deployment.environ["LD_LIBRARY_PATH"] = str(folder)


FAULT = Fault(
    about="LD_LIBRARY_PATH leads soundfile to a libsndfile of another system, which lacks its libFLAC",
    layer="libraries",
    deployment="sambert",
    inject=inject,
    code="LIB002",
    symptoms=("IMP004",),
    fixable=True,
    needs=no_compiler,
    resembles="libsndfile_missing",
    source="reproduced with soundfile 0.10.3.post1",
)
