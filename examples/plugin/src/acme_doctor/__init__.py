"""A plug-in of indextts-doctor: importing it registers its checks."""

from acme_doctor import acme_voice_is_old

__all__ = ["acme_voice_is_old"]

API_VERSION = "1.0"  # version of the plug-in contract
PROFILES = "profiles"  # a .toml file, a folder of them, or a list of both, beside this module
