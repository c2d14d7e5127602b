"""OpenDocument texts, packed or as one XML file (ODF 1.3, OASIS, 2021)."""
