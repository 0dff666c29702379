"""The long tail is what separates good code from bad: functions, classes and files stay short."""

import ast

from tests.arch.sources import all_sources

FUNCTION, CLASS, FILE, MAIN_WINDOW = 50, 250, 400, 250


def test_no_function_class_or_file_outgrows_its_bound():
    too_long = []
    for source in all_sources():
        bound = MAIN_WINDOW if source.name == "desktop/main_window.py" else FILE
        lines = source.text.count("\n")
        if lines > bound:
            too_long.append(f"{source.name}: {lines} lines, at most {bound}")
        for node in source.nodes:
            bound = _bound(node)
            if bound and (length := node.end_lineno - node.lineno + 1) > bound:
                too_long.append(f"{source.at(node)} {node.name}: {length} lines, at most {bound}")
    assert not too_long, "\n".join(too_long)


def _bound(node: ast.AST) -> int:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return FUNCTION
    return CLASS if isinstance(node, ast.ClassDef) else 0
