"""What a program and everything it starts do to files and to the network, told by Python itself and by the system."""
