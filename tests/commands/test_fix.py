"""What of a plan is applied: nobody is asked where nobody reads along."""

import io
import sys

import pytest

import healthy_facts
from indextts_doctor.commands.fix import Fixing, FixOptions, consented
from indextts_doctor.commands.output import Output
from indextts_doctor.config.configuration import Config
from indextts_doctor.fixes.steps import Move, System
from indextts_doctor.repair.outcome import Agreed, Examined
from indextts_doctor.repair.plan import Plan, Planned
from indextts_doctor.repair.world import World
from indextts_doctor.target.context import Context

FACTS = healthy_facts.facts()
WORLD = World(Context(FACTS.target, FACTS.profile, FACTS.environment, {}, "this shell"), FACTS)
FREE = Planned(Move("/a", "/b"), ("PKG006",))
ROOT = Planned(System("apt-get", ("sox",)), ("HOST001",), needs=("root",))


class Terminal(io.StringIO):
    """Somebody sits before it."""

    def isatty(self):
        return True


@pytest.fixture
def decided(monkeypatch):
    """Return a function that says what is applied of the plan, what is left out, and what was printed."""

    def decide(typed=None, form="text", **options):
        printed = []
        monkeypatch.setattr(sys, "stdin", Terminal(typed) if typed is not None else io.StringIO(""))
        fixing = Fixing(FixOptions(apply=True, **options), Config(), Output(form, "en"), printed.append)
        result = consented(fixing, Agreed(Examined(WORLD, ()), Plan((FREE, ROOT))))
        return result.plan.steps, result.left_out.steps, bool(printed)

    return decide


@pytest.mark.parametrize(
    ("asked", "applied", "left_out", "shown"),
    [
        pytest.param({}, (FREE,), (ROOT,), False, id="nobody is there"),
        pytest.param({"yes": True}, (FREE, ROOT), (), False, id="all is agreed to"),
        pytest.param({"yes": True, "typed": ""}, (FREE, ROOT), (), False, id="then nobody is asked"),
        pytest.param({"allow": ("root",)}, (FREE, ROOT), (), False, id="agreed to beforehand"),
        pytest.param({"typed": "y\ny\n"}, (FREE, ROOT), (), True, id="yes and yes"),
        pytest.param({"typed": "n\ny\n"}, (FREE,), (ROOT,), True, id="not as root"),
        pytest.param({"typed": "y\nn\n"}, (), (FREE, ROOT), True, id="not at all"),
        pytest.param({"typed": "y\n", "allow": ("root",)}, (FREE, ROOT), (), True, id="asked for the rest"),
        pytest.param({"typed": "", "form": "json"}, (FREE,), (ROOT,), False, id="nobody reads along"),
    ],
)
def test_consent(decided, asked, applied, left_out, shown):
    assert decided(**asked) == (applied, left_out, shown)
