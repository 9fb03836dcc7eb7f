import array
import math

import pytest

import sound_signals
from indextts_doctor.speech.sound import Recording, measure
from indextts_doctor.speech.sound.fourier import fft


def test_the_transform_is_that_of_the_definition():
    values = [complex(math.sin(n), math.cos(3 * n)) for n in range(16)]
    turn = -2j * math.pi / 16
    slow = [sum(v * math.e ** (turn * n * k) for n, v in enumerate(values)) for k in range(16)]
    assert max(abs(one - other) for one, other in zip(fft(values), slow)) < 1e-9


def test_a_sine():
    sound = measure(sound_signals.tone(200.0, level=0.5))
    assert sound.rms == pytest.approx(0.5 / math.sqrt(2), rel=0.01)
    assert sound.peak == pytest.approx(0.5, rel=0.01)
    assert sound.pitch == pytest.approx(200, rel=0.03)
    assert (sound.voiced, sound.seconds, sound.active) == (1.0, 2.0, 2.0)
    assert sound.flatness < 1e-6
    assert sound.depth < 0.1


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 24000, 44100, 48000])
def test_pitch_does_not_depend_on_the_rate(rate):
    rounds = math.gcd(120, rate)  # the same samples come again as often in a second
    steps = range(rate // rounds)
    wave = [sum(math.sin(2 * math.pi * 120 * k * n / rate) / k for k in range(1, 9)) / 4 for n in steps] * (rounds // 2)
    assert measure(sound_signals.recording(wave, rate)).pitch == pytest.approx(120, rel=0.03)


def test_white_noise_is_flat_and_has_no_pitch():
    sound = measure(sound_signals.white_noise())
    assert sound.flatness == pytest.approx(0.56, abs=0.03)
    assert sound.voiced < 0.05


def test_an_offset_is_not_loud():
    sound = measure(sound_signals.shifted(sound_signals.silence(), 0.3))
    assert sound.offset == pytest.approx(0.3)
    assert sound.level < 1e-6


def test_a_click_is_no_level():
    assert measure(sound_signals.click()).level < 1e-3


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e300])
def test_one_bad_sample_does_not_poison_the_rest(value):
    wave = array.array("d", sound_signals.tone(200.0).samples)
    wave[77] = value
    sound = measure(Recording(wave, 16000, 1, "float64"))
    assert sound.nonfinite == 1
    assert sound.rms == pytest.approx(0.141, abs=0.001)


def test_runs_at_the_peak_are_clipped_and_single_peaks_are_not():
    assert measure(sound_signals.recording([0.0, 1.0, 1.0, 1.0, 0.0, 1.0] * 100)).clipped == 0.5


@pytest.mark.parametrize("count", [0, 1, 2, 3, 159, 161])
def test_next_to_nothing_is_measured(count):
    sound = measure(sound_signals.recording([0.1] * count))
    assert sound.samples == count


@pytest.mark.parametrize("rate", [-1, 0, 1, 4_000_000_000])
def test_nonsense_rates_are_survived(rate):
    assert measure(sound_signals.recording([0.1, -0.1] * 2000, rate)).rate == rate


def test_the_outline_is_a_column_of_heights():
    outline = measure(sound_signals.recording([0.0] * 8000 + list(sound_signals.tone(seconds=0.5).samples))).outline
    assert len(outline) == 40
    assert set(outline[:19]) == {0}
    assert set(outline[21:]) == {8}
