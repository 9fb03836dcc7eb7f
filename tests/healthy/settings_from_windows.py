from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """A mark at its beginning, line ends of DOS, quotes, comments, Chinese."""
    lines = (
        "\ufeff# 服务设置",
        f"export PORT={deployment.port}",
        f'HF_HOME="{deployment.home}/hf"',
        "OMP_NUM_THREADS=1  # one CPU",
        "",
        "EMPTY=",
        "GREETING='你好 #1'",
        "",
    )
    (deployment.directory / ".env").write_bytes("\r\n".join(lines).encode())
    for name in ("app.py", "requirements.txt"):
        path = deployment.directory / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


HEALTHY = Healthy(
    about=".env, app.py and requirements.txt were written on Windows", deployment="house-3.13", arrange=arrange
)
