"""What the desk looks things up by: filters and full text over a record, kept in a file of its own beside it.

The record is never written by looking at it. The index follows from the record alone: it can be deleted at any time.
"""
