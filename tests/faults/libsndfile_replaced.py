import elffiles
from catalogue import Fault, Patient
from nativefaults import no_compiler, workshop


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "soundfile==0.10.3.post1")
    other = elffiles.library(workshop(patient) / "build/libFLAC.so.8")
    folder = workshop(patient)
    elffiles.needing(folder / "libsndfile.so.1", other, "-Wl,-soname,libsndfile.so.1")
    (folder / "libsndfile.so").symlink_to("libsndfile.so.1")
    patient.environ["LD_LIBRARY_PATH"] = str(folder)


FAULT = Fault(
    about="LD_LIBRARY_PATH leads soundfile to a libsndfile of another system, which lacks its libFLAC",
    layer="libraries",
    patient="sambert",
    inject=inject,
    code="LIB002",
    symptoms=("IMP004",),
    curable=True,
    needs=no_compiler,
    resembles="libsndfile_missing",
    source="reproduced with soundfile 0.10.3.post1",
)
