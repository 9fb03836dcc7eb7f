"""A plug-in of indextts-doctor: importing it registers its checks."""

from acme_doctor import acme_voice_is_old

__all__ = ["acme_voice_is_old"]

API_VERSION = "1.0"  # of the plug-in contract that this was written for
PROFILES = "profiles"  # a .toml file, a folder of them, or several, beside this module
