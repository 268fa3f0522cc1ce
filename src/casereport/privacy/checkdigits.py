"""Check digits of national numbers, cards and accounts: whether a number of the right shape was issued at all, or is chance.

Sources: NHS Data Dictionary (modulus 11), Agenzia delle Entrate (codice fiscale), INSEE (NIR, key 97), Spanish Ministry of the
Interior (NIF, NIE), Bundeszentralamt für Steuern (ISO 7064, mod 11, 10), Rijksdienst (BSN, elfproef), ISO 7812 (Luhn), ISO 13616 (IBAN), GUS (PESEL).
"""

from __future__ import annotations

_CF_ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", (
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
), strict=True))  # fmt: skip
_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"


def digits(text: str) -> list[int]:
    """The digits of a text."""
    return [int(sign) for sign in text if sign in "0123456789"]


def is_luhn(text: str) -> bool:
    """ISO 7812: every second digit from the right doubled, the sum a multiple of ten."""
    numbers = digits(text)[::-1]
    doubled = [sum(divmod(2 * n, 10)) if index % 2 else n for index, n in enumerate(numbers)]
    return len(set(numbers)) > 1 and sum(doubled) % 10 == 0


def is_nhs(text: str) -> bool:
    """A number of the British National Health Service: ten digits, the last by modulus 11."""
    numbers = digits(text)
    check = 11 - sum(n * weight for n, weight in zip(numbers, range(10, 1, -1), strict=False)) % 11
    return len(numbers) == 10 and len(set(numbers)) > 1 and numbers[9] == check % 11 and check != 10


def is_ssn(text: str) -> bool:
    """A social security number of the United States: no part of zeros, none of the areas that were never issued (SSA)."""
    numbers = "".join(map(str, digits(text)))
    return len(numbers) == 9 and numbers[:3] != "666" and numbers[3:5] != "00" and numbers[5:] != "0000"


def is_codice_fiscale(text: str) -> bool:
    """An Italian codice fiscale: fifteen signs and the letter that follows from them."""
    signs = text.upper()
    even = sum(int(sign) if sign.isdigit() else ord(sign) - 65 for sign in signs[1:15:2])
    return len(signs) == 16 and chr(65 + (even + sum(_CF_ODD.get(sign, 0) for sign in signs[0:15:2])) % 26) == signs[15]


def is_nir(text: str) -> bool:
    """A French NIR: thirteen signs, 2A and 2B for Corsica, and the key 97 less their remainder."""
    signs = text.replace(" ", "").upper()
    body = signs[:13].replace("2A", "19").replace("2B", "18")
    return len(signs) == 15 and body.isdigit() and signs[13:].isdigit() and 97 - int(body) % 97 == int(signs[13:])


def is_dni(text: str) -> bool:
    """A Spanish DNI or NIE: the letter by the remainder of 23."""
    signs = text.replace("-", "").replace(".", "").replace(" ", "").upper()
    body = signs[:-1].translate(str.maketrans("XYZ", "012"))
    return len(body) == 8 and body.isdigit() and _DNI[int(body) % 23] == signs[-1]


def is_bsn(text: str) -> bool:
    """A Dutch burgerservicenummer: nine digits, weighted sum a multiple of eleven."""
    numbers = digits(text)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(numbers) == 9 and any(numbers) and sum(n * w for n, w in zip(numbers, weights, strict=True)) % 11 == 0


def is_german_tax_id(text: str) -> bool:
    """A German tax identification number: eleven digits, the last by ISO 7064, mod 11, 10."""
    numbers = digits(text)
    product = 10
    for number in numbers[:10]:
        total = (number + product) % 10 or 10
        product = total * 2 % 11
    return len(numbers) == 11 and numbers[0] != 0 and (11 - product) % 10 == numbers[10]


def is_german_insurance(text: str) -> bool:
    """A German pension insurance number: area, birth date, letter, serial, and the digit from their cross sums."""
    signs = text.replace(" ", "").upper()
    body = signs[:8] + f"{ord(signs[8]) - 64:02d}" + signs[9:11]
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    return sum(sum(divmod(int(n) * w, 10)) for n, w in zip(body, weights, strict=True)) % 10 == int(signs[11])


def is_pesel(text: str) -> bool:
    """A Polish PESEL: eleven digits, the last by the weights 1, 3, 7, 9."""
    numbers = digits(text)
    return len(numbers) == 11 and (10 - sum(n * w for n, w in zip(numbers, (1, 3, 7, 9) * 3, strict=False)) + numbers[10]) % 10 == 0


def is_belgian(text: str) -> bool:
    """A Belgian national number: 97 less the remainder of the first nine digits, a 2 before them for those born from 2000."""
    found = "".join(map(str, digits(text)))
    return len(found) == 11 and int(found[9:]) in (97 - int(found[:9]) % 97, 97 - int("2" + found[:9]) % 97)


def is_iban(text: str) -> bool:
    """An IBAN: its letters as numbers, the first four signs behind, remainder 1 of 97 (ISO 13616)."""
    signs = text.replace(" ", "").upper()
    return 15 <= len(signs) <= 34 and int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1
