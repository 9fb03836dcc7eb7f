from catalogue import pair

FAULT = pair(
    "openssl_too_old", "model_config_not_json", about="OpenSSL is too old for urllib3, and config.json does not parse"
)
