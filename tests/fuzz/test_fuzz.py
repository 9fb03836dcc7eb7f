"""A few inputs for every reader, the same in every run, and all that was found before. See benchmarks/fuzz.py for more."""

import random
import sys
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.harness import CORPUS, MIB
from fuzz.mutations import mutated
from fuzz.targets import TARGETS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="files in memory and /proc")]

EVERY = pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
EXAMPLES = 60
MEMORY = 64 * MIB  # what one input may take beside the interpreter


@EVERY
def test_what_is_valid_and_what_was_found(target):
    """Each within its time and memory."""
    for data in (*target.seeds, *target.known(), b""):
        target(data)
        tracemalloc.start()
        try:
            target.run(data)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < MEMORY


@EVERY
def test_what_is_nearly_valid(target):
    seeds = (*target.seeds, *target.known())

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.sampled_from(seeds), st.integers(0, 2**32))
    def near(seed, number):
        target(mutated(seed, random.Random(number), target.words, target.seeds))

    near()


@EVERY
def test_what_is_nothing_at_all(target):
    @settings(
        max_examples=EXAMPLES // 2,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.binary(max_size=300))
    def anything(data):
        target(data)

    anything()


def test_every_input_belongs_to_a_reader():
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} <= set(TARGETS)
