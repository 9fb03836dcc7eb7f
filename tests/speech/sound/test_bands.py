import pytest

import sound_signals
from indextts_doctor.speech.sound.bands import correlation, energies


def chirp():
    """A sound whose pitch and loudness change, so that its time has a direction."""
    parts = [sound_signals.tone(150.0 * 1.3**step, 0.1, 0.05 * (1 + step % 3)).samples for step in range(12)]
    return sound_signals.recording([value for part in parts for value in part])


KNOWN = energies(chirp())


def test_the_same_sound_is_exactly_alike():
    assert correlation(KNOWN, KNOWN) == 1.0


@pytest.mark.parametrize("change", [lambda v: 0.3 * v, lambda v: round(v * 32768) / 32768, lambda v: v + 1e-6])
def test_scale_and_rounding_do_not_matter(change):
    assert correlation(KNOWN, energies(sound_signals.changed(chirp(), change))) > 0.98


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(sound_signals.reversed_(chirp()), id="reversed"),
        pytest.param(sound_signals.shuffled(chirp(), 0.1), id="shuffled"),
        pytest.param(sound_signals.at_rate(chirp(), 0.5), id="half the rate"),
        pytest.param(sound_signals.at_rate(chirp(), 22050 / 16000), id="another rate"),
        pytest.param(sound_signals.white_noise(1.2), id="noise"),
        pytest.param(sound_signals.silence(1.2), id="silence"),
    ],
)
def test_another_sound_is_not_alike(other):
    assert correlation(KNOWN, energies(other)) < 0.85


def test_what_is_missing_counts():
    assert correlation(KNOWN, KNOWN[: len(KNOWN) * 7 // 10]) < 0.95


@pytest.mark.parametrize("other", [[], [[0] * 20], [[1, 2, 3]] * len(KNOWN)])
def test_nothing_to_compare(other):
    assert correlation(KNOWN, other) == 0.0
