"""People correct the record: judgements applied to claims, and the commands that make and show them."""
