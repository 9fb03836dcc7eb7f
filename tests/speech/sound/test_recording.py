import math
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sound_signals
from indextts_doctor.speech.sound import UnreadableError, measure, read

RAMP = [0.0, 0.25, -0.5, 0.75, -1.0]


@pytest.fixture
def save(tmp_path):
    def saved(data):
        path = tmp_path / "speech.wav"
        path.write_bytes(data)
        return path

    return saved


@pytest.mark.parametrize(
    ("tag", "width", "name"),
    [(1, 1, "pcm8"), (1, 2, "pcm16"), (1, 3, "pcm24"), (1, 4, "pcm32"), (3, 4, "float32"), (3, 8, "float64")],
)
@pytest.mark.parametrize("extensible", [False, True])
def test_samples_of_every_format(save, tag, width, name, extensible):
    heard = read(save(sound_signals.wav(RAMP, 8000, tag=tag, width=width, extensible=extensible)))
    assert list(heard.samples) == RAMP
    assert (heard.rate, heard.channels, heard.format) == (8000, 1, name)


def test_channels_are_averaged(save):
    assert list(read(save(sound_signals.wav([0.5, 0.0, -0.5, -1.0], channels=2))).samples) == [0.25, -0.75]


@pytest.mark.parametrize("size", [0, 0x7FFFF000, 0xFFFFFFFF])
def test_streamed_sizes_mean_up_to_the_end(save, size):
    assert list(read(save(sound_signals.wav(RAMP, size=size))).samples) == RAMP


def test_other_chunks_are_passed_over(save):
    data = sound_signals.wav(
        RAMP, before=sound_signals.chunk(b"LIST", b"odd"), after=sound_signals.chunk(b"LIST", b"more")
    )
    assert list(read(save(data)).samples) == RAMP


def test_sizes_beyond_32_bits(save):
    long = sound_signals.chunk(b"ds64", struct.pack("<QQQI", 0, 2 * len(RAMP), len(RAMP), 0))
    data = sound_signals.wav(RAMP, size=0xFFFFFFFF, before=long, after=sound_signals.chunk(b"LIST", b"more"))
    assert list(read(save(b"RF64" + data[4:])).samples) == RAMP


MP3 = b"\xff\xfb\x90\x00" + bytes(413) + b"\xff\xfb\x90\x00"


@pytest.mark.parametrize(
    ("data", "problem", "words"),
    [
        pytest.param(b"", "empty", "0 bytes", id="no bytes"),
        pytest.param(sound_signals.wav([]), "empty", "no samples", id="no samples"),
        pytest.param(b"<!DOCTYPE html><html>", "not-audio", "HTML", id="web page"),
        pytest.param(b'{"error": "no"}', "not-audio", 'JSON: {"error"', id="JSON"),
        pytest.param(b"Internal Server Error", "not-audio", "text: Internal", id="text"),
        pytest.param(bytes(range(40)), "not-audio", "bytes 00 01", id="samples without a header"),
        pytest.param(b"ID3\4", "undecoded", "MP3", id="MP3 with a tag"),
        pytest.param(MP3, "undecoded", "MP3", id="MP3"),
        pytest.param(b"OggS", "undecoded", "Ogg", id="Ogg"),
        pytest.param(b"fLaC", "undecoded", "FLAC", id="FLAC"),
        pytest.param(b"\0\0\0\x20ftypM4A ", "undecoded", "AAC", id="M4A"),
        pytest.param(b"FORM\0\0\0\0AIFF", "undecoded", "AIFF", id="AIFF"),
        pytest.param(sound_signals.wav(RAMP, tag=7, width=2), "undecoded", "mu-law", id="telephone"),
        pytest.param(sound_signals.wav(RAMP)[:-4], "damaged", "6 of 10 bytes", id="truncated"),
        pytest.param(sound_signals.wav(RAMP)[:40], "damaged", "no sound", id="truncated in the header"),
        pytest.param(sound_signals.wav(RAMP, rate=0), "damaged", "0 Hz", id="no rate"),
    ],
)
def test_what_cannot_be_heard_reports_why(save, data, problem, words):
    with pytest.raises(UnreadableError) as raised:
        read(save(data))
    assert raised.value.problem == problem
    assert words in raised.value.detail


def test_missing(tmp_path):
    for path in (tmp_path / "none.wav", tmp_path):
        with pytest.raises(UnreadableError) as raised:
            read(path)
        assert raised.value.problem == "missing"


def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "speech.wav")
    with pytest.raises(UnreadableError):
        read(tmp_path / "speech.wav")


HEADERS = st.tuples(
    st.sampled_from([0, 1, 3, 6, 0xFFFE]),
    st.integers(0, 5),
    st.integers(0, 2**32 - 1),
    st.just(0),
    st.integers(0, 12),
    st.sampled_from([0, 8, 16, 24, 32, 64]),
).map(lambda fields: struct.pack("<HHIIHH", *fields))
FILES = st.builds(
    lambda head, size, body: sound_signals.riff(
        sound_signals.chunk(b"fmt ", head) + b"data" + struct.pack("<I", size) + body
    ),
    HEADERS,
    st.integers(0, 2**32 - 1) | st.integers(0, 300),
    st.binary(max_size=300),
)


@given(data=st.binary(max_size=100) | FILES)
def test_any_bytes_are_heard_or_unreadable(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.wav"
    path.write_bytes(data)
    try:
        sound = measure(read(path))
    except UnreadableError:
        return
    assert all(math.isfinite(value) for value in (sound.rms, sound.level, sound.peak, sound.tail, sound.offset))
