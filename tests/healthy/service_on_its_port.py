import running_services
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    app = deployment.directory / "app.py"
    app.write_text(f'{app.read_text()}\n\nif __name__ == "__main__":\n    app.run("0.0.0.0", {deployment.port})\n')
    running_services.start_server(deployment, str(deployment.python), "app.py")


HEALTHY = Healthy(
    about="the port is taken, by the deployment itself, which serves",
    deployment="house-3.12",
    arrange=arrange,
    named=False,
)
