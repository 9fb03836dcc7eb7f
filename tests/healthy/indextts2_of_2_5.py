import model_files
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    deployment.remove(deployment.model / "bpe.model")
    (deployment.model / "codec.pth").write_bytes(model_files.torch_zip("quantizer.weight"))
    (deployment.model / "multilingual_zh_ja_yue_char_del.tiktoken").write_text("IQ== 0\nIg== 1\n")
    config = (deployment.model / "config.yaml").read_text()
    (deployment.model / "config.yaml").write_text(config.replace("version: 2.0", "version: 2.5"))


HEALTHY = Healthy(about="IndexTTS2 2.5 by its files", deployment="indextts2", arrange=arrange)
