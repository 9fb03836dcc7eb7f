from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    disk = patient.directory.parent / "data disk" / "models"
    disk.mkdir(parents=True)
    patient.model.rename(disk / "v2")
    patient.model.symlink_to(disk / "v2")


HEALTHY = Healthy(about="the model folder is a link to another disk", patient="house-3.7", arrange=arrange)
