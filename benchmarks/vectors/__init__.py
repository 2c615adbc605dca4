"""What embedding and nearest-neighbour search cost, beside faiss and each other."""
