import pytest

from indextts_doctor.i18n.sizes import size


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 KiB"),
        (64 * 2**20, "64 MiB"),
        (1.94 * 2**30, "1.9 GiB"),
        (2**31, "2 GiB"),
        (5000 * 2**40, "5000 TiB"),
    ],
)
def test_size(count, shown):
    assert size(count) == shown
