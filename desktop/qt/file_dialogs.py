"""Asking for a file of the computer: one that is only to be read is not deleted by the way."""

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file_to_read(parent: QWidget, title: str, folder: str, kinds: str) -> str:
    """Return the path of the file that somebody chooses, '' for none.

    Where Qt draws the dialog itself, Delete takes a file away after one question, and F2 renames.

    Args:
        parent: Window that the dialog belongs to.
        title: What to choose.
        folder: Where to begin; the folder of the process if empty.
        kinds: Filters as Qt has them, `Name (*.ending);;…`.
    """
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, folder, kinds, options=QFileDialog.Option.ReadOnly
    )
    return chosen
