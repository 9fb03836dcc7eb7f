from catalogue import pair

FAULT = pair(
    "extension_of_another_machine",
    "cache_unreadable",
    about="a library of scipy is for ARM64, and the cache is closed to the service",
)
