"""What import-linter cannot see: threads, style sheets, lambdas and colours in the wrong place."""

import ast
import re

import pytest

from tests.arch.sources import Source, names_used, sources_in

JOBS = ("desktop/qt/jobs.py",)
LOOKS = ("desktop/qt/theme.py",)
COLOURS = (*LOOKS, "desktop/core/theme.py")
THREADS = (
    *("Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "start_new_thread"),
    *("QThread", "QThreadPool", "QRunnable", "QtConcurrent", "processEvents"),
)
MOTION = ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "QGraphicsEffect")
"""Nothing moves: who is the first to use one asks the system whether motion is wanted."""
NETWORK = (
    *("socket", "ssl", "http.client", "urllib.request", "QNetworkAccessManager"),
    *("QLocalServer", "QLocalSocket", "QTcpServer", "QTcpSocket", "QUdpSocket"),
)
"""The program opens no connection, and a window does not load the libraries for one."""
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


@pytest.mark.parametrize(
    ("names", "folders", "allowed"),
    [
        pytest.param(THREADS, ("db/", "desktop/"), JOBS, id="threads"),
        pytest.param(("setStyleSheet",), ("desktop/",), LOOKS, id="style sheets"),
        pytest.param(MOTION, ("desktop/",), (), id="motion"),
        pytest.param(NETWORK, ("db/", "desktop/"), (), id="network"),
        pytest.param(("pickle", "shelve", "marshal"), ("db/", "desktop/"), (), id="run data"),
    ],
)
def test_these_names_stay_where_they_belong(names, folders, allowed):
    strays = [
        f"{source.at(node)} {name}"
        for source in sources_in(*folders)
        if not source.is_in(*allowed)
        for name, node in names_used(source)
        if name in names
    ]
    assert not strays, "\n".join(strays)


def test_no_signal_is_connected_to_a_lambda_that_holds_its_owner():
    """Such a connection keeps the receiver alive and runs after its widget is gone."""
    strays = [
        source.at(node)
        for source in sources_in("desktop/")
        for node in source.nodes
        if isinstance(node, ast.Call) and _connects(node) and any(map(_holds_self, node.args))
    ]
    assert not strays, "\n".join(strays)


def test_a_painter_ends_with_the_block_that_began_it():
    """One that an error leaves open ends the process when its widget is painted again."""
    strays = []
    for source in sources_in("desktop/"):
        held = {
            item.context_expr
            for node in source.nodes
            if isinstance(node, ast.With)
            for item in node.items
        }
        strays += [
            source.at(node)
            for node in source.nodes
            if isinstance(node, ast.Call) and node.args and node not in held
            if isinstance(node.func, ast.Name) and node.func.id == "QPainter"
        ]
    assert not strays, "\n".join(strays)


def test_colours_come_from_the_themes():
    strays = [
        stray
        for source in sources_in("desktop/")
        if not source.is_in(*COLOURS)
        for stray in _colours(source)
    ]
    assert not strays, "\n".join(strays)


def _connects(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "connect"


def _holds_self(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Lambda) and any(
        isinstance(node, ast.Name) and node.id == "self" for node in ast.walk(argument.body)
    )


def _colours(source: Source) -> list[str]:
    """List colours written as text, as numbers given to QColor, or as Qt's named ones."""
    found = []
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [f"{source.at(node)} {colour}" for colour in COLOUR.findall(node.value)]
        elif isinstance(node, ast.Attribute) and node.attr != "transparent":
            if isinstance(node.value, ast.Attribute) and node.value.attr == "GlobalColor":
                found.append(f"{source.at(node)} Qt.GlobalColor.{node.attr}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            literal = node.args and all(isinstance(given, ast.Constant) for given in node.args)
            if node.func.id == "QColor" and literal:
                found.append(f"{source.at(node)} QColor(…)")
    return found
