"""Load: what two workers sustain over loopback, asked by wrk."""
