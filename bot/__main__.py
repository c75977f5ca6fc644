"""`python -m bot` and the console script `saksi`."""

from __future__ import annotations

import sys

from bot.terminal import main

if __name__ == "__main__":
    sys.exit(main())
