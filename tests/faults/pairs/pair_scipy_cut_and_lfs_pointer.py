from catalogue import pair

FAULT = pair(
    "scipy_so_cut", "model_lfs_pointer", about="an extension of scipy is cut off, and the weights are a Git-LFS pointer"
)
