from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """A mark at its beginning, line ends of DOS, quotes, comments, Chinese."""
    lines = (
        "\ufeff# 服务设置",
        f"export PORT={patient.port}",
        f'HF_HOME="{patient.home}/hf"',
        "OMP_NUM_THREADS=1  # one CPU",
        "",
        "EMPTY=",
        "GREETING='你好 #1'",
        "",
    )
    (patient.directory / ".env").write_bytes("\r\n".join(lines).encode())
    for name in ("app.py", "requirements.txt"):
        path = patient.directory / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


HEALTHY = Healthy(
    about=".env, app.py and requirements.txt were written on Windows", patient="house-3.13", arrange=arrange
)
