from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    disk = deployment.directory.parent / "data disk" / "models"
    disk.mkdir(parents=True)
    deployment.model.rename(disk / "v2")
    deployment.model.symlink_to(disk / "v2")


HEALTHY = Healthy(about="the model folder is a link to another disk", deployment="house-3.7", arrange=arrange)
