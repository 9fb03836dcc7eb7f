from variants import Healthy, Patient


def _checkout(patient: Patient) -> str:
    """Make a checkout of KAN-TTS and take the package out of the environment; return the checkout's folder."""
    checkout = patient.directory.parent / "KAN-TTS"
    checkout.mkdir()
    (patient.site_packages / "kantts").rename(checkout / "kantts")
    (checkout / "README.md").write_text("# KAN-TTS\n")
    [info] = patient.site_packages.glob("kantts-*.dist-info")
    patient.remove(info)
    return str(checkout)


def by_variable(patient: Patient) -> None:
    patient.environ["PYTHONPATH"] = _checkout(patient)


def by_pth(patient: Patient) -> None:
    lines = (
        "# KAN-TTS has no release on the index",
        _checkout(patient),
        "",
        "/opt/not/there",
        "import sys; sys.kan = 1",
    )
    (patient.site_packages / "kan-tts.pth").write_text("\n".join(lines))


VARIANTS = (
    Healthy(
        about="kantts is a checkout that PYTHONPATH names",
        patient="sambert",
        arrange=by_variable,
        name="kantts_on_pythonpath",
    ),
    Healthy(
        about="kantts is a checkout that a .pth file names, without a line's end",
        patient="sambert",
        arrange=by_pth,
        name="kantts_by_legacy_pth",
    ),
)
