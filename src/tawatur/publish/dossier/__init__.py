"""Dossiers: all that a record holds on an incident, a facility, an actor or a source, as one page to read, print and keep.

Nothing is imported here: the terminal's views take names of speakers from this folder and need none of the page's machinery.
"""
