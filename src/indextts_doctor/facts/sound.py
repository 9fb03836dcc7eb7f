"""Facts about recorded speech: plain measures of its samples."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Record

# Why a recording was not measured; "undecoded": it is audio in a format that the doctor does not decode.
SoundProblem = Literal["missing", "empty", "not-audio", "undecoded", "damaged"]


class Sound(Record, frozen=True):
    """Measures of one recording; amplitudes are of full scale (1.0). How each is taken: docs/sound.md."""

    format: str  # of the samples: "pcm16", "pcm24", "float32", ...
    rate: int  # Hz
    channels: int
    samples: int  # of one channel
    seconds: float
    rms: float = 0.0  # of the recording, around the mean
    level: float = 0.0  # RMS that is reached for a tenth of a second in all: a click is no sound
    peak: float = 0.0
    clipped: float = 0.0  # share of the samples that are in runs at the peak
    offset: float = 0.0  # mean
    nonfinite: int = 0  # samples that are NaN or infinite
    flatness: float = 0.0  # median spectral flatness of the loud frames: 0 tone, 1 white noise
    voiced: float = 0.0  # share of the loud frames that have a pitch
    variety: float = 0.0  # dB by which the shape of the spectrum changes over the loud frames
    modulation: float = 0.0  # share of the envelope's movement that is at 2 to 8 Hz, the rate of syllables
    depth: float = 0.0  # how far the envelope moves, relative to its mean: 0 for a steady sound
    pitch: Optional[float] = None  # Hz, median of the voiced frames
    active: float = 0.0  # seconds between the first and the last loud block
    tail: float = 0.0  # level of the last 20 ms, in dB relative to the level of the loud
    outline: tuple[int, ...] = ()  # loudness over time in columns, 0 to 8, for a drawn waveform

    @classmethod
    def healthy(cls) -> Sound:
        """The measures of 1.2 s of ordinary speech."""
        return cls(
            format="pcm16",
            rate=16000,
            channels=1,
            samples=19200,
            seconds=1.2,
            rms=0.12,
            level=0.25,
            peak=0.7,
            flatness=0.004,
            voiced=0.8,
            variety=9.0,
            modulation=0.6,
            depth=0.6,
            pitch=170.0,
            active=1.1,
            tail=-40.0,
            outline=(0, 3, 6, 8, 5, 2, 4, 7, 3, 0),
        )
