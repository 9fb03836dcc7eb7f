import permission_faults
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    permission_faults.examine_as_ordinary(deployment)
    for folder in (deployment.model, deployment.home):
        folder.chmod(0o700)


HEALTHY = Healthy(
    about="an ordinary user owns everything, and nobody else may enter",
    deployment="pins-3.10",
    arrange=arrange,
    needs=permission_faults.why_not_as_ordinary,
)
