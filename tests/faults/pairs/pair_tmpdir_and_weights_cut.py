from catalogue import pair

FAULT = pair(
    "tmpdir_full",
    "model_safetensors_cut",
    about="the weights are cut off, and there is no space left for temporary files",
)
