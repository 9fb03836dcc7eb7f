import modelfiles
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    patient.remove(patient.model / "bpe.model")
    (patient.model / "codec.pth").write_bytes(modelfiles.torch_zip("quantizer.weight"))
    (patient.model / "multilingual_zh_ja_yue_char_del.tiktoken").write_text("IQ== 0\nIg== 1\n")
    config = (patient.model / "config.yaml").read_text()
    (patient.model / "config.yaml").write_text(config.replace("version: 2.0", "version: 2.5"))


HEALTHY = Healthy(about="IndexTTS2 2.5 by its files", patient="indextts2", arrange=arrange)
