import os
from pathlib import Path

import moving
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    moving.deployment(patient, patient.directory.parent / "语音合成" / "部署（正式）")
    for folder in (patient.directory, patient.model, patient.site_packages):
        (folder / "参考音频.wav").touch()
        Path(os.fsdecode(os.fsencode(folder) + "/参考.wav".encode("gbk"))).touch()  # as unzip leaves it


HEALTHY = Healthy(
    about="the folders have Chinese names, and files names in GBK", patient="pins-3.10", arrange=arrange
)
