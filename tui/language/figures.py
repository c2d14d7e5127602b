"""Figures with their units in a text."""

import re
from collections.abc import Iterator

_NUMBER = r"(?:\d{1,3}(?:[,.   ]\d{3})+|\d+)(?:[.,]\d+)?"
_SCALE = (
    r"(?: ?(?:thousand|million|billion|trillion|bn|lakh|crore|Millionen|Milliarden|Mio\.?|Mrd\.?|millions?|milliards?"
    r"|millones|milioni|miliardi|milhões|miljoen|miljard)\b|[mk](?=\b))"
)
_CURRENCY = r"(?:US|A|C)?[$£€¥₹]|\bRs\.? ?"
_UNITS = (
    "%|‰|°C|°F|°|per ?cent|percent|percentage points?|Prozent|pour cent|por ciento|dollars?|euros?|pounds?|pesetas?"
    "|dólares|yen|cents?|km²|km2|m²|m³|km/h|mph|kph|km|cm|mm|nm|µm|m|kg|g|mg|tonnes?|tons?|Tonnen|toneladas?|litres?|liters?"
    "|l|ml|miles?|metres?|meters?|feet|foot|inches|yards?|acres?|hectares?|kilometres?|kilometers?|Kilometer|Meter"
    "|Metern|Zentimetern?|Millimetern?|Grad|grados|degrés|mètres?|kilomètres?|metros?|kilómetros?|MPa|kPa|Hz|kHz|MHz"
    "|GHz|kW|MW|GW|TWh|GWh|kWh|KB|MB|GB|TB|bits?|bytes?|volts?|watts?|seconds?|minutes?|hours?|days?|weeks?|months?"
    "|years?|decades?|centuries|Sekunden|Minuten|Stunden|Tagen?|Wochen|Monaten?|Jahren?|secondes?|heures?|jours?"
    "|semaines?|mois|ans|horas?|días|semanas?|meses|años|people|users|Menschen|personnes|personas"
)
_FIGURE = re.compile(
    rf"(?:{_CURRENCY}){_NUMBER}{_SCALE}?|(?<![\w.,]){_NUMBER}{_SCALE}?[  -]?(?:{_UNITS})(?!\w)"
)


def find_figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each figure that has a unit or a currency in a sentence."""
    for match in _FIGURE.finditer(text):
        yield match.start(), match.end()
