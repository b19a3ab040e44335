"""The frozen models that travel through the program. No behaviour beyond what the data itself implies."""
