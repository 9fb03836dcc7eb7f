from catalogue import pair

FAULT = pair(
    "numpy_2_under_scipy",
    "model_weights_missing",
    about="NumPy 2 lies under scipy 1.10.1, and no weights were downloaded",
)
