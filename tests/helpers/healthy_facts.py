"""Healthy facts, to be varied by the tests: ``make.host(libc_family="musl")``. Each stands beside its record."""

from indextts_doctor.plugins.testing.facts import *  # noqa: F403 - a shorter name for the tests
from indextts_doctor.plugins.testing.facts import __getattr__  # noqa: F401 - those that are made when asked for
