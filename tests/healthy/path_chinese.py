import os
from pathlib import Path

import moved_deployments
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    moved_deployments.move(deployment, deployment.directory.parent / "语音合成" / "部署（正式）")
    for folder in (deployment.directory, deployment.model, deployment.site_packages):
        (folder / "参考音频.wav").touch()
        Path(os.fsdecode(os.fsencode(folder) + "/参考.wav".encode("gbk"))).touch()  # as unzip leaves it


HEALTHY = Healthy(
    about="the folders have Chinese names, and files names in GBK", deployment="pins-3.10", arrange=arrange
)
