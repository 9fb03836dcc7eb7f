from msgspec.structs import replace

import make
from fixed import advice, proposed
from indextts_doctor.fixes.cache.cache_is_corrupted import cache_is_corrupted


def test_says_why_it_stays():
    cache = make.cache(corrupted=("Repo path is not a directory: /cache/notes.txt",))
    deep = replace(make.target(), deep=True)
    assert "for a person to say" in advice(proposed(cache_is_corrupted, cache, deep))
