"""The program without a window: `python -m safetyreg COMMAND`."""

import sys

from safetyreg.cli import main

if __name__ == "__main__":
    sys.exit(main())
