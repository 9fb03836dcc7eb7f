"""Healthy facts, to be varied by the tests: ``make.host(libc_family="musl")``. Edit them in plugins/testing/facts.py."""

from indextts_doctor.plugins.testing.facts import *  # noqa: F403 - a shorter name for the tests
