"""What argparse itself says of usage and wrong arguments, in the program's catalogues."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from safetyreg.i18n import Language, mark
from safetyreg.paths import resources

WORDS: Final = (
    mark("usage: "),
    mark("options"),
    mark("positional arguments"),
    mark("show this help message and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("ignored explicit argument %r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
    mark("not allowed with argument %s"),
    mark("one of the arguments %s is required"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
)
_DOMAIN: Final = "safetyreg"
_CHOSEN: Final = "LANGUAGE"


@contextmanager
def usage_in(language: Language) -> Iterator[None]:
    """Let argparse, which asks gettext's current domain, speak a language while it reads arguments."""
    before, domain = os.environ.get(_CHOSEN), gettext.textdomain()
    gettext.bindtextdomain(_DOMAIN, str(resources() / "locale"))
    gettext.textdomain(_DOMAIN)
    os.environ[_CHOSEN] = language.value
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop(_CHOSEN)
        if before is not None:
            os.environ[_CHOSEN] = before
