"""Questions to a record: does it bear a statement out, and what has changed in it since a day. Neither adds anything."""
