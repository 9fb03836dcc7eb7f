"""What other processes and earlier runs have told: results of probes, output, saved reports, journals, recordings."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import msgspec

import healthy_facts
from fuzz import harness
from fuzz.harness import Target
from fuzz.reported import kept, reported
from indextts_doctor.collect.inside import interpreter, packages
from indextts_doctor.collect.inside.imports import importing
from indextts_doctor.collect.inside.imports.owners import Owners
from indextts_doctor.config import profiles
from indextts_doctor.facts import Packages
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.redact import Redactor, bounded, printable
from indextts_doctor.repair.journal import records
from indextts_doctor.report.building import read_facts
from indextts_doctor.report.json_format import SCHEMA
from indextts_doctor.speech import results
from indextts_doctor.speech.sound import recording
from indextts_doctor.speech.sound.measures import measure
from indextts_doctor.supervise import Outcome, crashes, outputs

_CHAIN = [
    {
        "type": "ImportError",
        "message": "no x",
        "file": "/srv/site-packages/a/b.py",
        "line": 3,
        "name": "x",
        "path": None,
    }
]
_ANSWERS = {
    "imports": {"outcome": "raised", "seconds": 1.5, "peak_bytes": 10, "chain": _CHAIN, "stack": [["/a/b.py", 1, "f"]]},
    "packages": msgspec.to_builtins(Packages((healthy_facts.package("a"),))),
    "interpreter": {
        key: value
        for key, value in msgspec.to_builtins(healthy_facts.interpreter()).items()
        if key not in ("environment", "startup_output")
    },
    "speech": {"outcome": "raised", "told": {"sample_rate": 16000}, "chain": _CHAIN, "stack": [["/a/b.py", 1, "f"]]},
}


def _answer(data: bytes) -> None:
    """What a probe left in its file of results, read by each of those who ask."""
    answer = outputs.parse(data)
    outcome = Outcome(
        "ok" if answer.complete else "rubbish", answer.value, seconds=1.0, began=answer.began, marks=answer.marks
    )
    owners = Owners([str(harness.folder("owners"))])
    kept(imports=healthy_facts.imports(importing.read("a", outcome, owners)))
    start, seen = interpreter.read(outcome, {})
    kept(start=start, **({"interpreter": seen} if start.ok else {}))
    found = packages.decode(answer.value)
    kept(**({"packages": found} if isinstance(found, Packages) else {}))
    spoken = results.of_script(healthy_facts.attempt(), outcome, 5.0, owners)
    kept(speech=healthy_facts.speech(spoken))
    results.announced(answer.marks)


def _errors(data: bytes) -> None:
    for line in crashes.stack(data):
        assert "\n" not in line
    crashes.without_lists(data)
    outputs.end(data)


def _redact(data: bytes) -> None:
    text = (
        data.decode("utf-8", "surrogatepass") if b"\xed" in data and _is_text(data) else data.decode("utf-8", "replace")
    )
    redactor = Redactor(
        home="/home/somebody", user="somebody", hostname="machine", environ={"HF_TOKEN": "hf_" + "a1B2" * 8}
    )
    clean = redactor.text(bounded(printable(text), 10_000))
    assert redactor.text(clean) == clean
    assert redactor.scan(clean) == []
    clean.encode()


def _is_text(data: bytes) -> bool:
    with contextlib.suppress(UnicodeDecodeError):
        data.decode("utf-8", "surrogatepass")
        return True
    return False


def _facts(data: bytes) -> None:
    path = Path(harness.file(data))
    with contextlib.suppress(UserError):
        reported(read_facts(path))


def _journal(data: bytes) -> None:
    root = harness.folder("journal")
    harness.write(root / records.NAME, data)
    (root / records.NAME).chmod(0o600)
    story = records.Story(records.read(root))
    assert story.state in ("open", "done", "undone", "pruned")
    assert story.needed in (True, False)
    assert story.undoable in (True, False)


def _recording(data: bytes) -> None:
    with contextlib.suppress(recording.UnreadableError):
        measure(recording.read(Path(harness.file(data))))


def _wave(width: int, channels: int = 1) -> bytes:
    body = bytes(range(256)) * 4
    head = b"fmt " + (16).to_bytes(4, "little") + (1).to_bytes(2, "little") + channels.to_bytes(2, "little")
    head += (16000).to_bytes(4, "little") + (16000 * width).to_bytes(4, "little")
    head += (width * channels).to_bytes(2, "little") + (8 * width).to_bytes(2, "little")
    content = b"WAVE" + head + b"data" + len(body).to_bytes(4, "little") + body
    return b"RIFF" + len(content).to_bytes(4, "little") + content


def _saved() -> tuple[bytes, ...]:
    """Return reports of a healthy deployment, with every record, and of a sick one."""
    numpy, torch = (
        healthy_facts.package("numpy", "1.26.4"),
        healthy_facts.package("torch", "2.13.0+cpu", requires=("numpy>=1",)),
    )
    healthy = healthy_facts.facts(
        environment=healthy_facts.environment(), interpreter=healthy_facts.interpreter(), packages=healthy_facts.packages(numpy, torch),
        imports=healthy_facts.imports(healthy_facts.imported("torch"), healthy_facts.imported("numpy", "exception", chain=(Link("ImportError", "x"),))),
        shadows=healthy_facts.shadows(), libraries=healthy_facts.libraries(objects=(healthy_facts.shared_object(),)), host=healthy_facts.host(), cache=healthy_facts.cache(),
        model=healthy_facts.model(files=(ModelFile("gpt.pth", 10, "torch-zip", "truncated", expected_size=20, required=True),)),
        port=healthy_facts.port(), service=healthy_facts.service(), settingsfiles=healthy_facts.settingsfiles(), speech=healthy_facts.speech(),
        profile=profiles.load("indextts-2-llm"),
    )  # fmt: skip
    sick = healthy_facts.facts(
        packages=healthy_facts.packages(healthy_facts.package("numpy", "2.1")),
        start=msgspec.structs.replace(healthy_facts.facts().start, outcome="exit"),
    )
    return tuple(msgspec.json.encode({"schema": SCHEMA, "facts": facts}) for facts in (healthy, sick))


def _events() -> bytes:
    from journal_events import EVENTS  # one of every kind

    return b"".join(msgspec.json.encode(event) + b"\n" for event in EVENTS)


_DUMP = (
    b'Fatal Python error: Segmentation fault\n\nCurrent thread 0x0 (most recent call first):\n  File "/a.py", line 3 in f\n'
    b'  File "<stdin>", line 1 in <module>\n\nExtension modules: a, b (total: 2)\n'
)
_SECRETS = (
    b"https://user:pass@host/x?token=abc hf_" + b"aB3d" * 9, b'{"password": "x1y2z3w4", "a@b.example": 1}',
    b"Authorization: Bearer abcdefgh12345678", b"/home/somebody/x machine somebody@host",
)  # fmt: skip

TARGETS = (
    Target("answer", _answer, tuple(b"began 0 0\nat x\n" + json.dumps(one).encode() for one in _ANSWERS.values()),
           (b"began ", b"at ", b"at \n", b"at stage x 1.0\n", b"at told {}\n", b"\n", b'"\\ud83d"', "began ² ٣\n".encode())),
    Target("errors", _errors, (_DUMP,), (b"Fatal Python error: ", b'  File "', b'", line ', b" in ", b"Thread 0x (most recent call first):\n")),
    Target("redact", _redact, _SECRETS, (b"://", b"@", b"token=", b"password: ", b"\xed\xa0\x80", b"hf_", b"login ", b"eyJ", b'\\\\"', b"&quot;")),
    Target("facts", _facts, _saved(), (b"[" * 60_000, b'{"a":' * 5000, b'"outcome":"', b"-1", b"1e300")),
    Target("journal", _journal, (_events(),), (b'"event":"', b"{", b"[" * 60_000, b"\n")),
    Target("recording", _recording, (_wave(1), _wave(2), _wave(2, 2), _wave(3), _wave(4)), (b"data", b"fmt ", b"RF64", b"ds64", b"LIST")),
)  # fmt: skip
