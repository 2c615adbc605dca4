"""Administration of catalogues: uploads that become generations, and which one is served."""
