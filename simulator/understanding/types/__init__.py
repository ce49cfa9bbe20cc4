"""Slot types: `slot_types` makes one reader for each type that a model names."""

from collections.abc import Callable, Mapping

from simulator.understanding.languages.language import Language
from simulator.understanding.types.custom import CustomType
from simulator.understanding.types.date import Date
from simulator.understanding.types.duration import Duration
from simulator.understanding.types.first_name import FirstName
from simulator.understanding.types.four_digit_number import FourDigitNumber
from simulator.understanding.types.number import Number
from simulator.understanding.types.reading import Reading, SlotType
from simulator.understanding.types.search_query import SearchQuery
from simulator.understanding.types.time import Time

BUILT_IN: Mapping[str, Callable[[Language], SlotType]] = {
    "AMAZON.DATE": Date,
    "AMAZON.DURATION": Duration,
    "AMAZON.FirstName": FirstName,
    "AMAZON.FOUR_DIGIT_NUMBER": FourDigitNumber,
    "AMAZON.NUMBER": Number,
    "AMAZON.SearchQuery": SearchQuery,
    "AMAZON.TIME": Time,
}

__all__ = ["BUILT_IN", "CustomType", "FirstName", "Reading", "SlotType"]
