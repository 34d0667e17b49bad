"""tawatur reads Arabic press reports about armed conflict and detention into one attributed, reconciled record."""

__version__ = "0.1.0"

# The folder `read/` is imported first, so that `tawatur.read` stays the function whoever imports from the folder later.
import tawatur.read  # noqa: F401
from tawatur.api import Record, open_record, read
from tawatur.errors import TawaturError

__all__ = ["Record", "TawaturError", "__version__", "open_record", "read"]
