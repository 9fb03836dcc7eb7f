from healthy_variants import Deployment, Healthy


def _checkout(deployment: Deployment) -> str:
    """Make a checkout of KAN-TTS and take the package out of the environment; return the checkout's folder."""
    checkout = deployment.directory.parent / "KAN-TTS"
    checkout.mkdir()
    (deployment.site_packages / "kantts").rename(checkout / "kantts")
    (checkout / "README.md").write_text("# KAN-TTS\n")
    [info] = deployment.site_packages.glob("kantts-*.dist-info")
    deployment.remove(info)
    return str(checkout)


def by_variable(deployment: Deployment) -> None:
    deployment.environ["PYTHONPATH"] = _checkout(deployment)


def by_pth(deployment: Deployment) -> None:
    lines = (
        "# KAN-TTS has no release on the index",
        _checkout(deployment),
        "",
        "/opt/not/there",
        "import sys; sys.kan = 1",
    )
    (deployment.site_packages / "kan-tts.pth").write_text("\n".join(lines))


VARIANTS = (
    Healthy(
        about="kantts is a checkout that PYTHONPATH names",
        deployment="sambert",
        arrange=by_variable,
        name="kantts_on_pythonpath",
    ),
    Healthy(
        about="kantts is a checkout that a .pth file names, without a line's end",
        deployment="sambert",
        arrange=by_pth,
        name="kantts_by_legacy_pth",
    ),
)
