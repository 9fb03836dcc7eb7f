"""The tests' own view of a tree: what has changed is seen, also in a huge file with holes."""

import os

import pytest

import file_trees


@pytest.fixture
def folder(tmp_path):
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 40)
        file.seek(1 << 30)
        file.write(b"weights")
    (tmp_path / "plain").write_bytes(b"plain")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("sparse", 1 << 30, id="where it was written"),
        pytest.param("sparse", 1 << 35, id="in a hole"),
        pytest.param("plain", 0, id="a plain file"),
    ],
)
def test_what_is_written_is_seen(folder, name, place):
    path, before = folder / name, file_trees.digest(folder)
    times = path.stat()

    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"other")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert [key for key, told in file_trees.digest(folder).items() if told != before[key]] == [name]


def test_what_is_known_is_not_read_again(folder):
    known = file_trees.contents(folder)
    told = file_trees.digest(folder, known=dict.fromkeys(known, "read before"))
    assert told["plain"].endswith(" read before")
    assert file_trees.digest(folder, known=known) == file_trees.digest(folder)


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(lambda copied: (copied / "folder/new").touch(), id="a new file"),
        pytest.param(lambda copied: (copied / "folder/file").unlink(), id="a file is gone"),
        pytest.param(lambda copied: file_trees.remove(copied / "folder"), id="a folder is gone"),
        pytest.param(lambda copied: (copied / "other").mkdir(), id="a new folder"),
        pytest.param(lambda copied: (copied / "folder").rename(copied / "moved"), id="a folder was moved"),
        pytest.param(lambda copied: file_trees.remove(copied / "folder") or (copied / "folder").touch(), id="a file instead"),
        pytest.param(lambda copied: (copied / "link").unlink() or (copied / "link").mkdir(), id="a folder instead of a link"),
        pytest.param(lambda copied: (copied / "folder").chmod(0o500), id="a closed folder"),
    ],
)  # fmt: skip
def test_a_copy_is_mended(tmp_path, touch):
    source, copied = tmp_path / "source", tmp_path / "copied"
    (source / "folder/inside").mkdir(parents=True)
    (source / "folder/file").write_text("text")
    (source / "link").symlink_to("folder")
    file_trees.link(source, copied)
    should = file_trees.links(source)
    file_trees.mend(copied, source, file_trees.different(should, file_trees.links(copied)))

    touch(copied)
    now = file_trees.links(copied)
    assert now != should
    file_trees.mend(copied, source, file_trees.different(now, should))

    assert file_trees.links(copied) == should
