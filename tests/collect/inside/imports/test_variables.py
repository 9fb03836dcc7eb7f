import dataclasses

import pytest

import healthy_facts
import minimal_deployments
from indextts_doctor.collect.inside.imports import importing
from indextts_doctor.collect.inside.imports.variables import guilty
from indextts_doctor.facts.imports import Link

SOURCE = "import os\nif os.environ.get('ACME_SIZE') == '5MB':\n    raise ValueError('5MB')\n"
OTHERS = {f"OTHER_{number}": "x" for number in range(9)}


def context(folder, **variables):
    given = minimal_deployments.context(folder, minimal_deployments.OWN)
    return dataclasses.replace(given, variables={**given.variables, **OTHERS, **variables})


def accused(folder, source, **variables):
    """Return the variable that a real import was found to fail for, and how often it was tried."""
    minimal_deployments.write(folder, good=source)
    tried = []

    def again(where):
        tried.append(where)
        return importing.try_import(where, "good")

    given = context(folder, **variables)
    return guilty(given, importing.try_import(given, "good"), again), len(tried)


def test_the_one_that_it_fails_for(tmp_path):
    found, tried = accused(tmp_path, SOURCE, ACME_SIZE="5MB")
    assert found == "ACME_SIZE"
    assert tried <= 10  # halves of halves, and not one by one


def test_it_fails_with_other_words_each_time(tmp_path):
    source = "import os\nif 'ACME_SIZE' in os.environ:\n    raise ValueError(os.urandom(8).hex())\n"
    assert accused(tmp_path, source, ACME_SIZE="5MB")[0] == "ACME_SIZE"


def test_it_fails_without_all_of_them(tmp_path):
    assert accused(tmp_path, "import nothing_x", ACME_SIZE="5MB") == (None, 1)


@pytest.mark.parametrize("name", ["PYTHONPATH", "LD_LIBRARY_PATH", "LC_ALL", "PATH"])
def test_what_makes_it_another_interpreter_is_left_to_others(name, tmp_path):
    source = f"import os\nif os.environ.get({name!r}) == '/x':\n    raise ValueError(1)\n"
    assert accused(tmp_path, source, **{name: "/x"})[0] is None


WORDS = (Link("ValueError", "1"),)


def test_what_fails_by_chance_proves_nothing(tmp_path):
    failed = healthy_facts.imported("good", "exception", chain=WORDS)
    assert guilty(context(tmp_path), failed, lambda _: healthy_facts.imported("good")) is None


def test_two_that_it_fails_for_are_not_reported(tmp_path):
    source = "import os\nif {'OTHER_1', 'OTHER_8'} & set(os.environ):\n    raise ValueError(1)\n"
    assert accused(tmp_path, source)[0] is None


def test_no_time_is_left(tmp_path):
    failed = healthy_facts.imported("good", "exception", chain=WORDS)
    assert guilty(context(tmp_path), failed, lambda _: None) is None
