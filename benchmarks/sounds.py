"""Measures and findings for speech of many sources and for faulty sounds: the tables of docs/sound.md.

    python benchmarks/sounds.py [--every 10] [--also NAME=FOLDER ...]

Speech comes from those of flite, espeak-ng, festival and Debian's recordings for Asterisk, ALSA and pocketsphinx that are
installed (every tenth of Asterisk's), and from FOLDER: WAV files, with "x.txt" beside "x.wav" if the words are known.
Faults are made from flite's speech. Prints Markdown; no source of speech may raise a code.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "helpers"))

import sound_signals
from indextts_doctor.checks import registry
from indextts_doctor.checks.speech.sound.limits import decibels
from indextts_doctor.diagnose.running import needs
from indextts_doctor.facts import Speech
from indextts_doctor.facts.sound import Sound
from indextts_doctor.facts.speech import Attempt
from indextts_doctor.speech.sound import Recording, UnreadableError, measure, read

CODES = range(10, 26)  # SMK010 to SMK025
COLUMNS = ("level", "clipped", "offset", "flatness", "voiced", "variety", "modulation", "depth", "tail")
ENGLISH = (
    "check passed",
    "two problems found",
    sound_signals.SENTENCE,
    "Yes.",
    "On the 24th of November 2026, 1,250 files were checked; 99.5 % of them are in order, and the others are not.",
)
CHINESE = ("好。", "检查通过。", "检查通过，有三个警告。", "2026年11月24日，一共检查了1250个文件，其中99.5%没有问题。")
OTHERS = {
    "de": "Die Prüfung ist bestanden, es gibt drei Warnungen.",
    "fr": "La vérification a réussi, avec trois avertissements.",
    "es": "La comprobación ha terminado con tres advertencias.",
    "ru": "Проверка пройдена, есть три предупреждения.",
    "ko": "검사를 통과했습니다. 경고가 세 개 있습니다.",
    "ja": "けんさに ごうかくしました。",
    "hi": "जाँच पूरी हुई, तीन चेतावनियाँ हैं।",
    "ar": "تم الفحص بنجاح مع ثلاثة تحذيرات.",
    "vi": "Kiểm tra đã hoàn tất với ba cảnh báo.",
    "yue": "檢查通過，有三個警告。",
}
FESTIVAL = {
    "kal_diphone": ENGLISH[:3],
    "cmu_us_slt_arctic_hts": ENGLISH[:3],
    "czech_dita": ("Kontrola proběhla s třemi varováními.",),
    "suo_fi_lj_diphone": ("Tarkastus onnistui, kolme varoitusta.",),
}
RECORDINGS = {
    "recordings, ALSA": "/usr/share/sounds/alsa",
    "recordings, pocketsphinx": "/usr/share/pocketsphinx/test/data",
}
ASTERISK = Path("/usr/share/asterisk/sounds")
NO_SPEECH = ("Noise", "beep", "tone", "silence", "confbridge-join", "confbridge-leave")  # parts of names


class Case(NamedTuple):
    """A recording to check, and its words if they are known."""

    name: str
    text: str
    recording: Recording


def flite() -> Iterator[Case]:
    for voice, text in itertools.product(("slt", "kal", "rms", "awb"), ENGLISH):
        yield Case(f"{voice}: {text}", text, sound_signals.flite(text, voice))


def espeak_english() -> Iterator[Case]:
    for speed, pitch in ((80, 50), (175, 0), (175, 50), (175, 99), (450, 50)):
        for voice, text in itertools.product(("en", "en-us+f3"), ENGLISH):
            yield Case(f"{voice} {speed} {pitch}: {text}", text, sound_signals.espeak(text, voice, speed, pitch))


def espeak_mandarin() -> Iterator[Case]:
    for speed, text in itertools.product((80, 175, 350), CHINESE):
        yield Case(f"{speed}: {text}", text, sound_signals.espeak(text, "cmn", speed))


def espeak_others() -> Iterator[Case]:
    for voice, text in OTHERS.items():
        yield Case(f"{voice}: {text}", text, sound_signals.espeak(text, voice))


def festival() -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "speech.wav")
        for voice, texts in FESTIVAL.items():
            command = ["text2wave", "-eval", f"(voice_{voice})", "-o", str(path)]
            for text in texts:
                encoding = "utf-8" if voice != "czech_dita" else "iso-8859-2"
                done = subprocess.run(command, input=text.encode(encoding, "replace"), capture_output=True, check=False)
                if done.returncode == 0 and path.exists():
                    yield Case(f"{voice}: {text}", text, read(path))


def recorded(folder: Path, every: int = 1) -> Iterator[Case]:
    for path in sorted(folder.rglob("*.wav"))[::every]:
        if any(part in str(path) for part in NO_SPEECH):
            continue
        words = path.with_suffix(".txt")
        text = words.read_text(encoding="utf-8").strip() if words.exists() else ""
        with contextlib.suppress(UnreadableError):
            yield Case(f"{path.parent.name}/{path.stem}", text, read(path))


def sources(every: int, also: dict[str, Path]) -> Iterator[tuple[str, Iterator[Case]]]:
    yield "flite, 4 voices", flite()
    yield "espeak-ng, English", espeak_english()
    yield "espeak-ng, Mandarin", espeak_mandarin()
    yield "espeak-ng, others", espeak_others()
    yield "festival, 4 voices", festival()
    for name, folder in RECORDINGS.items():
        yield name, recorded(Path(folder))
    for folder in sorted(ASTERISK.glob("*")):
        yield f"recordings, Asterisk {folder.name[:2]}", recorded(folder, every)
    for name, folder in also.items():
        yield name, recorded(folder)


def faults() -> Iterator[Case]:
    speech = sound_signals.flite()
    for name, made in {
        "silence": sound_signals.silence(),
        "one click": sound_signals.click(),
        "quiet, -45 dB": sound_signals.quiet(speech),
        "white noise": sound_signals.white_noise(),
        "pink noise": sound_signals.pink_noise(),
        "noise, envelope of speech": sound_signals.as_noise(speech),
        "tone, 440 Hz": sound_signals.tone(),
        "hum, 50 Hz": sound_signals.hum(),
        "buzz, 125 Hz": sound_signals.buzz(),
        "beeps, 4 a second": sound_signals.beeps(),
        "one code for ever, 40 ms": sound_signals.stuck(speech),
        "three codes for ever, 120 ms": sound_signals.stuck(speech, 0.12),
        "NaN, 1 % of the samples": sound_signals.poisoned(speech),
        "NaN, all samples": sound_signals.poisoned(speech, 2.0),
        "amplified 8 times": sound_signals.amplified(speech),
        "offset 0.2": sound_signals.shifted(speech),
        "ends in mid-vowel": sound_signals.cut(speech),
        "only 0.1 s": sound_signals.beginning(speech),
        "rate doubled": sound_signals.at_rate(speech, 2),
        "rate halved": sound_signals.at_rate(speech, 0.5),
        "reversed": sound_signals.reversed_(speech),
        "shuffled, 40 ms": sound_signals.shuffled(speech),
        "another text": sound_signals.flite("The other day we went to see a friend of ours and his dog at the sea."),
    }.items():
        yield Case(name, sound_signals.SENTENCE, made)


def codes(sound: Sound, text: str) -> list[str]:
    attempt = Attempt(
        engine="other",
        role="main",
        python="",
        text=text,
        outcome="ok",
        saved=sound if not sound.nonfinite else None,
        made=sound,
    )
    speech = Speech((attempt,))
    checks = [one for one in registry.builtin() if one.code in {f"SMK{code:03}" for code in CODES}]
    return [
        one.code
        for one in checks
        if [kind for _, kind in needs(one.function)] == [Speech] and list(one.function(speech))
    ]


def figure(name: str, value: float) -> str:
    return f"{decibels(value)}" if name == "level" else f"{value:.2g}" if abs(value) < 10 else f"{value:.0f}"


def spread(name: str, sounds: list[Sound]) -> str:
    values = sorted(getattr(sound, name) for sound in sounds)
    return " / ".join(figure(name, value) for value in (values[0], statistics.median(values), values[-1]))


def print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |")


def print_speech(every: int, also: dict[str, Path]) -> bool:
    """Print the table of speech; True if nothing was raised."""
    print_row("source", "number", *COLUMNS, "raised")
    print_row(*["---"] * (len(COLUMNS) + 3))
    alarms: list[str] = []
    for name, cases in sources(every, also):
        sounds = []
        try:
            for case in cases:
                sounds.append(measure(case.recording))
                raised = codes(sounds[-1], case.text)
                alarms += [f"{name}: {case.name}: {', '.join(raised)}"] if raised else []
        except sound_signals.UnavailableError as error:
            print_row(name, str(error), *[""] * (len(COLUMNS) + 1))
        if sounds:
            mine = sum(alarm.startswith(name) for alarm in alarms)
            print_row(name, str(len(sounds)), *(spread(column, sounds) for column in COLUMNS), str(mine or "-"))
    print(*("", *alarms), sep="\n")
    return not alarms


def print_faults(also: dict[str, Path]) -> None:
    print_row("fault", *COLUMNS, "raised")
    print_row(*["---"] * (len(COLUMNS) + 2))
    more = itertools.chain.from_iterable(recorded(folder) for folder in also.values())
    for case in itertools.chain(faults(), more):
        sound = measure(case.recording)
        values = (figure(column, getattr(sound, column)) for column in COLUMNS)
        print_row(case.name, *values, ", ".join(codes(sound, case.text)) or "-")


def named(value: str) -> tuple[str, Path]:
    name, _, folder = value.partition("=")
    return name, Path(folder)


def main() -> int:
    """Print both tables; 0 if no speech raised a code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--every", type=int, default=10, help="use every Nth of Asterisk's recordings")
    parser.add_argument("--also", type=named, action="append", default=[], metavar="NAME=FOLDER", help="more speech")
    parser.add_argument("--fault", type=named, action="append", default=[], metavar="NAME=FOLDER", help="more faults")
    options = parser.parse_args()
    fine = print_speech(options.every, dict(options.also))
    print()
    print_faults(dict(options.fault))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
