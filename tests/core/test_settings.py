"""What a person chose must hold, and no file of settings may keep the program from starting."""

import json

import pytest

from desktop.core.settings import SETTINGS, ZOOM_STEPS, Settings, step_zoom


def settings_of(tmp_path, data):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(data), "utf-8")
    return Settings.load(path)


@pytest.mark.parametrize(
    ("key", "in_file", "in_force"),
    [
        ("theme", "dark", "dark"),
        ("theme", "mauve", "system"),
        ("theme", 3, "system"),
        ("theme", None, "system"),
        ("theme", ["dark"], "system"),
        ("interface_zoom", 125, 125),
        ("interface_zoom", 123, 100),
        ("interface_zoom", "125", 100),
        ("interface_zoom", True, 100),
        ("interface_zoom", 125.0, 100),
        ("keep_searches", False, False),
        ("keep_searches", 0, True),
        ("language", "zh", "zh"),
        ("language", "xx", "en"),
        ("edition", "/some/where.placard", "/some/where.placard"),
        ("edition", {"a": 1}, ""),
    ],
)
def test_a_value_from_a_file_counts_when_it_can(tmp_path, key, in_file, in_force):
    assert settings_of(tmp_path, {key: in_file})[key] == in_force


def test_a_choice_is_kept_and_told_once(tmp_path):
    path, told = tmp_path / "new" / "settings.json", []
    settings = Settings.load(path)
    settings.on_change(told.append)
    settings["theme"] = "dark"
    settings["theme"] = "dark"
    assert told == ["theme"]
    assert Settings.load(path)["theme"] == "dark"


def test_what_a_newer_program_wrote_outlives_a_save(tmp_path):
    settings = settings_of(tmp_path, {"version": 9, "hologram": {"on": True}, "theme": "light"})
    settings["theme"] = "dark"
    kept = json.loads(settings.path.read_text("utf-8"))
    assert kept == {"version": 9, "hologram": {"on": True}, "theme": "dark"}


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "mauve"), ("interface_zoom", 101), ("keep_searches", 1)]
)
def test_an_impossible_choice_is_refused(key, value):
    settings = Settings()
    before = settings[key]
    with pytest.raises(ValueError, match=key):
        settings[key] = value
    assert settings[key] == before


def test_an_override_holds_for_this_run_only(tmp_path):
    settings = settings_of(tmp_path, {"language": "fr"})
    settings.override("language", "ar")
    settings.override("theme", "mauve")
    assert (settings["language"], settings["theme"]) == ("ar", "system")
    settings["theme"] = "dark"
    assert Settings.load(settings.path)["language"] == "fr"
    settings["language"] = "es"
    assert settings["language"] == "es"


def test_a_choice_holds_even_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_text("not a folder", "utf-8")
    settings = Settings.load(tmp_path / "file" / "settings.json")
    settings["theme"] = "dark"
    assert settings["theme"] == "dark"


def test_every_setting_can_have_its_own_default():
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.accepts(setting.default), setting.key
        assert setting.group == "Hidden" or setting.label


@pytest.mark.parametrize(
    ("before", "direction", "after"),
    [
        (100, 1, 110),
        (110, -1, 100),
        (200, 1, 200),
        (80, -1, 80),
        (137, 1, 150),
        (137, -1, 125),
        (175, 0, 100),
    ],
)
def test_zoom_goes_by_steps(before, direction, after):
    assert step_zoom(before, direction) == after


def test_zoom_reaches_every_step_both_ways():
    up = [ZOOM_STEPS[0]]
    while (larger := step_zoom(up[-1], 1)) != up[-1]:
        up.append(larger)
    assert tuple(up) == ZOOM_STEPS
