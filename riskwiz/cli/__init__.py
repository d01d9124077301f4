"""The command line: the one place that knows all packages and wires them together."""
