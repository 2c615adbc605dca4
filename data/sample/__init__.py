"""The sample catalogue: synthetic, seeded, as dirty as the trade's."""
