"""The desk: a record looked at, asked and corrected in a browser, and the REST interface beneath it. Loopback only."""
