from catalogue import pair

FAULT = pair(
    "python_base_removed",
    "model_lfs_pointer",
    about="the Python under the environment is gone, and the weights are a Git-LFS pointer",
)
