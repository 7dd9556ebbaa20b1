"""Child: `window.py` in the order of `main.py`, where what knows nothing of Qt is loaded before Qt."""

import sys

import main

if __name__ == "__main__":
    location, way = sys.argv[1:]
    if way == "program":
        main.load_registry()
    from benchmarks import window

    sys.exit(window.main(location, way))
