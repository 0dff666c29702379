"""Starting again: where one was, what one chose, and no file of one's own that can prevent it."""

import json

import pytest

from tests.window import open_window

STORY = "story/governance-session-brief-and-agenda"
PERSON = "placard://person/louise-arbour"
DOCUMENT = "placard://document/a-res-71-280"
SESSION = "placard://session/gcm-thematic-3"


@pytest.fixture
def edition(bundled_edition) -> tuple[str, str]:
    return "--edition", str(bundled_edition)


def write(folder, name, content):
    data = folder / "data" / "placard"
    data.mkdir(parents=True, exist_ok=True)
    path = data / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_the_next_start_is_where_one_was(qapp, tmp_path, edition):
    with open_window(tmp_path, STORY, *edition) as window:
        window.press("Ctrl++", "Ctrl++")
        window.resize(780, 640)
        window.reader.verticalScrollBar().setValue(640)
        zoomed, seen = window.text_size(), window.text_in_view()
    with open_window(tmp_path, *edition) as window:
        assert window.address == STORY
        assert (window.frame.width(), window.frame.height()) == (780, 640)
        assert window.text_size() == zoomed
        assert window.text_in_view() == seen
        assert window.told == ""


def test_a_window_is_never_larger_than_the_screen(qapp, tmp_path, edition):
    write(tmp_path, "state.json", {"version": 1, "size": [9000, 9000]})
    room = qapp.primaryScreen().availableGeometry().size()
    with open_window(tmp_path, STORY, *edition) as window:
        assert window.frame.size() == room


def test_filter_and_language_are_as_they_were_left(qapp, tmp_path, edition):
    with open_window(tmp_path, STORY, *edition) as window:
        window.resize(1440)
        window.choose("Français", window.named("Language of the content"))
        country = window.list_named("Country")
        window.click_row(country, 0)
        narrowed = window.list_named("Stories").model().count
        title = window.title
    with open_window(tmp_path, *edition) as window:
        window.resize(1440)
        assert window.title == title
        assert window.list_named("Stories").model().count == narrowed


def test_the_language_of_the_command_line_holds_for_this_run_alone(qapp, tmp_path, edition):
    with open_window(tmp_path, STORY, "--lang", "fr", *edition) as window:
        french = window.title
        assert window.frame.bar.language.text() == "FR"
    with open_window(tmp_path, STORY, *edition) as window:
        assert window.title != french


def test_an_address_on_the_command_line_wins_over_where_one_was(qapp, tmp_path, edition):
    write(tmp_path, "state.json", {"version": 1, "address": PERSON})
    with open_window(tmp_path, STORY, *edition) as window:
        assert window.address == STORY


def test_a_page_that_is_gone_since_is_said_and_not_fatal(qapp, tmp_path, edition):
    write(tmp_path, "state.json", {"version": 1, "address": "placard://story/gone"})
    with open_window(tmp_path, *edition) as window:
        assert "This page is not in the edition" in window.words


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("state.json", "", id="empty"),
        pytest.param("state.json", "\x00" * 50, id="zeros of a disk that was full"),
        pytest.param("state.json", "[" * 9000, id="deep"),
        pytest.param("settings.json", '{"version": 1, "theme": "da', id="half"),
        pytest.param("settings.json", "[1]", id="no object"),
        pytest.param("recent.json", "nul", id="no JSON"),
    ],
)
def test_a_damaged_file_is_set_aside_and_the_program_starts(qapp, tmp_path, edition, name, content):
    path = write(tmp_path, name, content)
    with open_window(tmp_path, STORY, *edition) as window:
        assert window.address == STORY
    aside = list(path.parent.glob(f"{path.stem}.unreadable-*.json"))
    assert [kept.read_text("utf-8") for kept in aside] == [content]


@pytest.mark.parametrize(
    "state",
    [
        {"address": 5, "page": 7, "size": ["x", None], "is_maximised": "maybe"},
        {"address": "nonsense", "page": [], "size": [10**12, 10**12]},
        {"address": PERSON, "page": {"page": 3, "list": 4}, "size": [-5, -5]},
        {"address": PERSON, "page": {"page": {"block": 10**12, "below": "x"}, "list": []}},
        {"address": PERSON, "page": {"page": {"block": -1, "below": -(10**6)}}},
        {"address": PERSON, "page": {"list": {"kind": "nonsense", "text": 5, "scroll": 1e300}}},
        {"address": PERSON, "page": {"list": {"kind": "person", "order": [], "scroll": "x"}}},
        {"address": DOCUMENT, "page": {"list": {"kind": [], "order": "nonsense", "text": {}}}},
        {"address": SESSION, "page": {"list": {"mode": 7, "month": 10**9, "first": "x"}}},
        {"address": f"placard://{STORY}", "page": {"list": {"filter": {"issues": 5}}}},
        {
            "address": f"placard://{STORY}",
            "page": {"list": {"filter": {"years": ["a"], "countries": [[]]}, "scroll": -9}},
        },
        {"address": "placard://search/?q=x", "page": {"read": "x", "scroll": {}, "row": 10**9}},
        {"address": "placard://search/?q=x", "page": {"read": -1, "scroll": 10**20, "row": -9}},
        {"address": "placard://help/search", "page": {"block": True, "below": None}},
    ],
)
def test_no_value_of_the_state_file_prevents_a_start(qapp, tmp_path, edition, state):
    write(tmp_path, "state.json", {"version": 1, **state})
    with open_window(tmp_path, *edition) as window:
        assert window.view.isVisible()
        assert window.frame.width() >= 720
        assert window.told == ""


@pytest.mark.parametrize(
    "settings",
    [
        {"reading_zoom": 1000, "interface_zoom": "x", "theme": "pink", "language": 5},
        {"reading_zoom": True, "edition": ["x"], "keep_searches": "no", "unknown": {"a": 1}},
    ],
)
def test_settings_that_cannot_be_are_as_if_never_chosen(qapp, tmp_path, edition, settings):
    path = write(tmp_path, "settings.json", {"version": 1, **settings})
    with open_window(tmp_path, STORY, *edition) as window:
        assert window.context.settings["reading_zoom"] == 100
        window.press("Ctrl++")
    kept = json.loads(path.read_text("utf-8"))
    assert kept["reading_zoom"] == 110
    assert kept.get("unknown") == settings.get("unknown"), "a newer program's choice is kept"


def test_a_folder_that_cannot_be_written_is_said_and_not_fatal(qapp, tmp_path, edition):
    (tmp_path / "data").write_text("a file where a folder should be")
    (tmp_path / "state").write_text("a file where a folder should be")
    with open_window(tmp_path, STORY, *edition) as window:
        assert window.address == STORY
        assert "can write nowhere" in window.told
