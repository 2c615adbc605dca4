"""Benchmarks: programs with fixed workloads; raw results are in ``benchmarks/results``."""
