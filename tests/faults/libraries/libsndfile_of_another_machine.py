import elf_files
from catalogue import Deployment, Fault
from native_faults import hide_sndfile, record, why_sndfile_is_not_hidden


def inject(deployment: Deployment) -> None:
    [bundled] = deployment.site_packages.glob("_soundfile_data/libsndfile*.so")
    record(deployment, "soundfile", elf_files.foreign(deployment.edit(bundled)))
    hide_sndfile(deployment)


FAULT = Fault(
    about="the libsndfile in soundfile is for ARM64",
    layer="libraries",
    deployment="sambert",
    inject=inject,
    code="LIB011",
    symptoms=("IMP004",),
    fixable=False,
    needs=why_sndfile_is_not_hidden,
    resembles="libsndfile_missing",
    source="reproduced: OSError: sndfile library not found",
)
