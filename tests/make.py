"""Healthy facts, to be varied by the tests: ``make.host(libc_family="musl")``. Edit them in testing/facts.py."""

from indextts_doctor.testing.facts import *  # noqa: F403 - a shorter name for the tests
