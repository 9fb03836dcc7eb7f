import zipfile

import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.kantts(deployment)
    path = deployment.directory / "voices/F7/voc/ckpt/checkpoint_200.pth"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02cos\nsystem\n(S'true'\ntR.")


FAULT = Fault(
    about="the weights that KAN-TTS would load are a pickle that runs a command",
    layer="model",
    deployment="current",
    inject=inject,
    code="SMK032",
    fixable=False,
    speaks=True,
    resembles="speech_weights_lfs_pointer",
    source="documentation of pickle",
)
