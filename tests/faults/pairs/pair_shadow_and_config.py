from catalogue import pair

FAULT = pair(
    "shadow_scipy_file",
    "model_config_not_json",
    about="scipy.py lies beside the service, and config.json does not parse",
)
