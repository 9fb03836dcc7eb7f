from catalogue import pair

FAULT = pair(
    "model_download_interrupted",
    "model_config_of_another_version",
    about="config.yaml is of another version, and a download stopped",
)
