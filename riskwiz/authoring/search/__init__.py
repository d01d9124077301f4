"""Exhaustive search over what can be answered, for proofs about an edition."""
