"""Start the program; what needs no window never loads Qt."""

import gc
import os
import sys

from desktop.core.startup import Startup
from desktop.core.streams import see_to_streams


def main(arguments: list[str] | None = None) -> int:
    """Run `placard`.

    Returns:
        0 done, 1 nothing to show, 2 wrong use, 3 a file that is damaged or not ours.
    """
    see_to_streams()
    gc.disable()  # imports make many objects and no garbage; the first page turns it on again
    startup = Startup(is_traced="--trace-startup" in sys.argv)
    from db.errors import UserError
    from desktop.core.options import parse_options

    try:
        options = parse_options(sys.argv[1:] if arguments is None else arguments)
        if options.screenshot is not None or options.self_test:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        startup.ended("options")
        import desktop.qt  # noqa: F401  before PySide, of which it loads what is needed

        if options.self_test:
            from desktop.self_test import run_self_test

            return run_self_test(options)
        from desktop.app import Application, launch

        startup.ended("imports")
        if options.screenshot is not None:
            from desktop.screenshot import take_screenshot

            return take_screenshot(Application(options, startup), options.screenshot)
        return launch(options, startup)
    except UserError as error:
        sys.stderr.write(f"placard: {error}\n")
        return error.exit_status


if __name__ == "__main__":
    sys.exit(main())
