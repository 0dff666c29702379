"""Files that people own are saved whole or not at all, and a broken one costs nobody the start."""

import json
import os
from pathlib import Path

import pytest

from db.files import replace_file
from desktop.core.files import read_json, write_json


@pytest.mark.parametrize(
    ("content", "data", "is_set_aside"),
    [
        (b'{"a": 1}', {"a": 1}, False),
        ('{"a": "ç🙂"}'.encode(), {"a": "ç🙂"}, False),
        (b"{}", {}, False),
        (b"", {}, True),
        (b'{"a": 1', {}, True),
        (b"[1, 2]", {}, True),
        (b"null", {}, True),
        (b'{"a": "\xff"}', {}, True),
        (b"\0" * 100, {}, True),
        (b"[" * 100_000, {}, True),
        (b'{"a": "' + b"x" * 5_000_000 + b'"}', {}, True),
    ],
)
def test_a_file_is_read_or_set_aside_with_all_its_bytes(tmp_path, content, data, is_set_aside):
    path = tmp_path / "state.json"
    path.write_bytes(content)
    assert read_json(path) == data
    aside = list(tmp_path.glob("state.unreadable-*.json"))
    assert len(aside) == int(is_set_aside)
    assert (aside[0] if is_set_aside else path).read_bytes() == content


def test_no_file_is_no_news(tmp_path, caplog):
    assert read_json(tmp_path / "none.json") == {}
    assert not caplog.records


def test_a_folder_in_the_place_of_a_file_is_told_and_left(tmp_path, caplog):
    assert read_json(tmp_path) == {}
    assert str(tmp_path) in caplog.text
    assert tmp_path.is_dir()


def test_what_is_written_is_read_back(tmp_path):
    path, data = tmp_path / "a" / "b" / "state.json", {"ключ": ["值", 1, None, True]}
    assert write_json(path, data)
    assert read_json(path) == data
    assert [file.name for file in path.parent.iterdir()] == ["state.json"]


def test_writing_nowhere_is_told_and_survived(tmp_path, caplog):
    (tmp_path / "file").write_text("", "utf-8")
    assert not write_json(tmp_path / "file" / "state.json", {"a": 1})
    assert "cannot be written" in caplog.text


@pytest.mark.parametrize("step", ["write", "sync", "swap"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "state.json"
    path.write_text(json.dumps({"old": 1}), "utf-8")

    def fail(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    if step == "write":
        monkeypatch.setattr(os, "fdopen", _full_disk(os.fdopen))
    elif step == "sync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b'{"new": 2}')
    assert json.loads(path.read_text("utf-8")) == {"old": 1}
    assert [file.name for file in tmp_path.iterdir()] == ["state.json"]


def _full_disk(real_open):
    """Return an opener whose files take nothing."""

    def opened(*args):
        file = real_open(*args)

        class Full:
            def __enter__(self):
                return self

            def __exit__(self, *_error):
                file.close()

            def write(self, _data):
                raise OSError(28, "No space left on device")

        return Full()

    return opened
