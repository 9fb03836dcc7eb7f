import services
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    app = patient.directory / "app.py"
    app.write_text(
        f'{app.read_text()}\n\nif __name__ == "__main__":\n    app.run("0.0.0.0", {patient.port})\n'
    )
    services.start_server(patient, str(patient.python), "app.py")


HEALTHY = Healthy(
    about="the port is taken, by the deployment itself, which serves",
    patient="house-3.12",
    arrange=arrange,
    named=False,
)
