"""The views of a record kept up to date: what a change can touch is reconciled again, and only these rows are rewritten.

The result is that of reconciling everything, to the byte. A change spreads over reports (a judgement names several, a copy
speaks on its original's day), then over areas of places, then over the incidents in which something changed.
"""
