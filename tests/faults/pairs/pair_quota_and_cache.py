from catalogue import pair

FAULT = pair(
    "cpu_quota_oversubscribed",
    "cache_corrupted",
    about="there are more threads than the quota grants, and the cache has a corrupted folder",
)
