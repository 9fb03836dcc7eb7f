from msgspec.structs import replace

import healthy_facts
from proposed_steps import advice, proposed


def test_advises_with_a_reason():
    cache = healthy_facts.cache(corrupted=("Repo path is not a directory: /cache/notes.txt",))
    deep = replace(healthy_facts.target(), deep=True)
    assert "check whether" in advice(proposed("HUB009", cache, deep))
