"""The reader of clinical statements: what a text says of a patient in numbers and facts, each with its place, and whether of this case."""

from casereport.statements.reader import read_amounts_of_entry, read_statements
from casereport.statements.shown import Tell
from casereport.statements.statement import Day, Quantity, Statement
from casereport.statements.vocabulary import Name, Vocabulary

__all__ = ["Day", "Name", "Quantity", "Statement", "Tell", "Vocabulary", "read_amounts_of_entry", "read_statements"]
