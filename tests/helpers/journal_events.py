"""One event of every kind that a journal may hold."""

import healthy_facts
from indextts_doctor.fixes.steps import (
    Assign,
    Change,
    ClearStack,
    Edit,
    Fetch,
    Install,
    Mode,
    Move,
    NewEnvironment,
    Prune,
    Quarantine,
    System,
)
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.files.states import State
from indextts_doctor.repair.journal.backups import KeptMode, KeptName, KeptPackages, KeptPath, KeptTree, Left
from indextts_doctor.repair.journal.records import Begun, Done, Ended, Opened, Pruned, Restored, Undoing, Undone, Vault
from indextts_doctor.repair.plan import Plan, Planned, Row, Unsolved
from indextts_doctor.repair.system.managers import Installed

WORDS = Text(en="solved", zh="已求解")
STATE = State("/srv/a", "file", 3, 1_700_000_000_123_456_789, 0o644, 1000, 1000, "", "a" * 64)
STEPS = (
    Install(healthy_facts.target().python, ("a==1",), ("b",), ("c",), ("index",), (Change("a", None, "1"),)),
    NewEnvironment("/srv/.venv-3.10", "/usr/bin/python3.10", ("a",)),
    Move("/srv/a", "/srv/b"),
    Quarantine("/srv/~a"),
    Edit("/srv/a", "old", "new\n中文"),
    Assign("/srv/.env", "env", "PORT", "5001"),
    Mode("/srv/a", 0o004, 1000, None),
    Fetch("/srv/a", "me/it", "a", sha256="a" * 64, size=3),
    Prune("/srv/cache", 10, kept=False, revisions=("1",)),
    System("apt", ("sox",)),
    ClearStack("/srv/a.so", "/srv/RECORD"),
)
KEPT = (
    KeptPath("/srv/a", "/vault/001", STATE, {"/srv": 1_700_000_000_123_456_789}),
    KeptPath("/srv/b", None, State("/srv/b", "absent")),
    KeptName("/srv/a", "/srv/b", {"/srv": 1}),
    KeptMode("/srv/a", (0o600, 0, 0), (0o644, 0, 0)),
    KeptTree("/srv/.venv", "/vault/002", "/vault/002.json", {"/srv": 1}),
    KeptPackages("apt", (Installed("sox", "14.4", kept=True),)),
)
PLAN = Plan(
    tuple(Planned(step, ("PKG001",), (STATE,), (Row("a", "–", "1"),), ("do",), ("root",), WORDS) for step in STEPS),
    (Unsolved("PKG005", WORDS),),
)
OPENED = Opened("1.0", "2026-01-01T00:00:00Z", "tts", "/srv", PLAN)
BEGUN, DONE = Begun(0, KEPT), Done(0, (Left(STATE), Left(changes="/vault/003"), Left()))
CURED, FAILED = Ended("cured", ("PKG001",), ("PKG005",)), Ended("failed", why="no room")
UNDOING, UNDONE, RESTORED = Undoing("2026-01-02T00:00:00Z", "tts"), Undone(0), Restored(("/srv/a",))
EVENTS = (OPENED, Vault("/vault", 1), BEGUN, DONE, CURED, FAILED, UNDOING, UNDONE, RESTORED, Pruned())
