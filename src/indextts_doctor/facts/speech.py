"""Facts about speech tests of the deployment."""

from __future__ import annotations

from typing import Literal, Optional

from msgspec.structs import replace

from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Ending, Missing, Record, fact
from indextts_doctor.facts.sound import Sound, SoundProblem


class Stage(Record, frozen=True):
    """A part of a synthesis: import, tokenizer, load, generate, decode, write, or the engine's own."""

    name: str
    seconds: float


class Forecast(Record, frozen=True):
    """Bytes that a synthesis will need, from the headers of the files, and what is granted."""

    weights: int  # as they are stored
    memory: int
    memory_granted: int
    disk: int = 0
    disk_free: int = 0
    place: str = ""  # the folder that the disk figures are about
    unsafe: dict[str, tuple[str, ...]] = {}  # file -> names in its pickle that reach the system

    @property
    def memory_lacks(self) -> int:
        """Bytes of memory that are missing; 0 when there is enough."""
        return max(0, self.memory - self.memory_granted)

    @property
    def disk_lacks(self) -> int:
        """Bytes of disk that are missing; 0 when there is enough."""
        return max(0, self.disk - self.disk_free)


class Answer(Record, frozen=True):
    """What a service answered."""

    url: str
    status: Optional[int] = None  # None: it did not answer at all
    content_type: str = ""
    size: int = 0  # bytes of the body
    body: str = ""  # the beginning of it, when it is no sound


class Told(Record, frozen=True):
    """What the engine's script reports about the synthesis."""

    sample_rate: Optional[int] = None  # Hz, by the model's own configuration
    samples: Optional[int] = None
    codes: tuple[int, ...] = ()  # acoustic codes, where the engine shows them
    margin: Optional[float] = None  # smallest difference between the two best logits
    missing_keys: tuple[str, ...] = ()  # weights that the model wants and the files lack
    unexpected_keys: tuple[str, ...] = ()  # the other way round
    missing_count: int = 0
    unexpected_count: int = 0
    end_reached: Optional[bool] = None  # the model itself ended the speech
    nonfinite: bool = False  # NaN or infinite numbers inside the model
    returned_nothing: bool = False  # no exception, and no sound
    unknown_symbols: tuple[str, ...] = ()  # parts of the text that the engine dropped
    said: Optional[str] = None  # the text that was synthesized instead, where the engine accepts none
    model: str = ""  # class of the model
    versions: dict[str, str] = {}
    answer: Optional[Answer] = None


class KnownAnswer(Record, frozen=True):
    """A synthesis beside the one that was recorded when the voice was made."""

    codes_expected: int
    first_difference: Optional[int] = None  # index of the first code that differs; None: they agree
    correlation: Optional[float] = None  # of the log band energies, 1.0 for the same sound


# As that of an Import, or "unstarted": the forecast forbade it.
AttemptOutcome = Literal[Ending, "exception", "unstarted"]
Role = Literal["main", "fallback"]


class Attempt(Record, frozen=True):
    """One synthesis by one engine."""

    engine: str
    role: Role
    python: str
    text: str
    outcome: AttemptOutcome
    seconds: float = 0.0
    stages: tuple[Stage, ...] = ()
    failed_stage: Optional[str] = None
    chain: tuple[Link, ...] = ()  # root cause first
    signal: Optional[str] = None
    exit_code: Optional[int] = None
    stack: tuple[str, ...] = ()  # "file:line function", innermost first
    packages: tuple[str, ...] = ()  # canonical names met in chain and stack
    stderr: str = ""
    peak_bytes: int = 0
    forecast: Optional[Forecast] = None
    wav: Optional[str] = None  # where the recording was kept
    problem: Optional[SoundProblem] = None  # of the recording
    detail: str = ""  # of the problem
    saved: Optional[Sound] = None  # the file that the engine wrote
    made: Optional[Sound] = None  # its samples before anything saved them
    told: Told = Told()
    known: Optional[KnownAnswer] = None
    heard: Optional[str] = None  # what a recogniser understood; None: none was asked
    left: tuple[str, ...] = ()  # files that the engine wrote into folders of its own
    guessed: bool = False  # how it was asked is the profile's guess: a refusal proves nothing
    expected: Optional[tuple[float, float]] = None  # seconds per 100 characters, by the profile

    @classmethod
    def healthy(cls) -> Attempt:
        """One that succeeded, by the reference voice."""
        return cls(
            engine="reference",
            role="main",
            python="/srv/tts/.venv/bin/python",
            text="check passed",
            outcome="ok",
            seconds=6.0,
            stages=tuple(
                Stage(name, 5.0 if name == "import" else 0.1)
                for name in ("import", "tokenizer", "load", "generate", "decode", "write")
            ),
            peak_bytes=430 * 2**20,
            forecast=Forecast(weights=3 * 2**20, memory=600 * 2**20, memory_granted=16 * 2**30),
            saved=Sound.healthy(),
            made=replace(Sound.healthy(), format="float32"),
            told=Told(sample_rate=16000, samples=19200, end_reached=True),
        )

    @property
    def spoke(self) -> bool:
        """Whether the script came to its end and there is something to hear."""
        return self.outcome == "ok" and self.sound is not None

    @property
    def sound(self) -> Optional[Sound]:
        """The recording: as saved, else as it was made."""
        return self.saved or self.made

    def stage(self, name: str) -> Optional[float]:
        """The seconds that a stage took; None when it was not reached."""
        return next((stage.seconds for stage in self.stages if stage.name == name), None)

    @property
    def synthesis_seconds(self) -> float:
        """Seconds from text to samples: without importing, loading and saving."""
        aside = ("import", "load", "write")
        return sum(stage.seconds for stage in self.stages if stage.name not in aside)

    @property
    def real_time_factor(self) -> Optional[float]:
        """Seconds of work per second of sound."""
        sound = self.sound
        return self.synthesis_seconds / sound.seconds if sound and sound.seconds else None

    @property
    def seconds_per_100_characters(self) -> Optional[float]:
        """Seconds of work per 100 characters of text."""
        return 100 * self.synthesis_seconds / len(self.text) if self.text and self.spoke else None


@fact("speech")
class Speech(Record, frozen=True):
    """All attempts, the main engine's first, and engines that could not be tried, with the reason."""

    attempts: tuple[Attempt, ...]
    untried: dict[str, Missing] = {}

    @classmethod
    def healthy(cls) -> Speech:
        return cls(attempts=(Attempt.healthy(),))

    def find(self, engine: str) -> Optional[Attempt]:
        """The attempt of an engine."""
        return next((attempt for attempt in self.attempts if attempt.engine == engine), None)
