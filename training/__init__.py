"""How the models and the list of places in the package are made; no part of the package."""
