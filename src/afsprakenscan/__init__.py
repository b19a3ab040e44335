"""afsprakenscan: wat staat er in de samenwerkingsafspraken tussen Veilig Thuis en lokale teams, met bewijs."""

__version__ = "0.1.0"
