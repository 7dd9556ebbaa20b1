"""Where the tiles of a map stand, drawn by us after the neighbours of each, and their short names."""

from dataclasses import dataclass
from typing import Final

from safetyreg.i18n import Names


@dataclass(frozen=True, slots=True)
class Tile:
    """A region (two digits) or a unit of one (four): its column and row, and a name that fits a tile."""

    place: str
    column: int
    row: int
    names: Names


def _tile(place: str, column: int, row: int, *names: str) -> Tile:
    return Tile(place, column, row, Names(*names))


_REGIONS: Final = (
    _tile("59", 2, 0, "СКО", "СҚО", "North Kaz."),
    _tile("39", 1, 1, "Костанайская", "Қостанай", "Kostanay"),
    _tile("11", 2, 1, "Акмолинская", "Ақмола", "Akmola"),
    _tile("71", 3, 1, "Астана", "Астана", "Astana"),
    _tile("55", 4, 1, "Павлодарская", "Павлодар", "Pavlodar"),
    _tile("27", 0, 2, "ЗКО", "БҚО", "West Kaz."),
    _tile("15", 1, 2, "Актюбинская", "Ақтөбе", "Aktobe"),
    _tile("62", 2, 2, "Ұлытау", "Ұлытау", "Ulytau"),
    _tile("35", 3, 2, "Карагандинская", "Қарағанды", "Karaganda"),
    _tile("10", 4, 2, "Абай", "Абай", "Abai"),
    _tile("63", 5, 2, "ВКО", "ШҚО", "East Kaz."),
    _tile("23", 0, 3, "Атырауская", "Атырау", "Atyrau"),
    _tile("43", 1, 3, "Кызылординская", "Қызылорда", "Kyzylorda"),
    _tile("61", 2, 3, "Туркестанская", "Түркістан", "Turkestan"),
    _tile("31", 3, 3, "Жамбылская", "Жамбыл", "Zhambyl"),
    _tile("33", 4, 3, "Жетісу", "Жетісу", "Zhetysu"),
    _tile("47", 0, 4, "Мангистауская", "Маңғыстау", "Mangystau"),
    _tile("79", 2, 4, "Шымкент", "Шымкент", "Shymkent"),
    _tile("75", 3, 4, "Алматы", "Алматы қ.", "Almaty city"),
    _tile("19", 4, 4, "Алматинская", "Алматы обл.", "Almaty"),
)
_KARAGANDA: Final = (
    _tile("3556", 1, 0, "Осакаровский", "Осакаров", "Osakarov"),
    _tile("3552", 0, 1, "Нуринский", "Нұра", "Nura"),
    _tile("3524", 1, 1, "Темиртау", "Теміртау", "Temirtau"),
    _tile("3540", 2, 1, "Бухар-Жырау", "Бұқар жырау", "Bukhar-Zhyrau"),
    _tile("3548", 3, 1, "Каркаралинский", "Қарқаралы", "Karkaraly"),
    _tile("3528", 0, 2, "Шахтинск", "Шахтинск", "Shakhtinsk"),
    _tile("3522", 1, 2, "Сарань", "Саран", "Saran"),
    _tile("3510", 2, 2, "Караганда", "Қарағанды", "Karaganda"),
    _tile("3532", 0, 3, "Абайский", "Абай", "Abay"),
    _tile("3564", 1, 3, "Шетский", "Шет", "Shet"),
    _tile("3536", 2, 3, "Актогайский", "Ақтоғай", "Aktogay"),
    _tile("3521", 1, 4, "Приозёрск", "Приозерск", "Priozersk"),
    _tile("3516", 2, 4, "Балхаш", "Балқаш", "Balkhash"),
)
# What was split off on 08.06.2022 stands west of Karaganda's units under both of its codes.
_ULYTAU: Final = tuple(
    _tile(code, column, row, *names)
    for codes, column, row, names in (
        (("3544", "6236"), -1, 1, ("Жанаарка", "Жаңаарқа", "Zhanaarka")),
        (("3520", "6218"), -1, 2, ("Каражал", "Қаражал", "Karazhal")),
        (("3560", "6238"), -2, 2, ("Улытауский", "Ұлытау", "Ulytau")),
        (("3518", "6210"), -1, 3, ("Жезказган", "Жезқазған", "Zhezkazgan")),
        (("3523", "6220"), -2, 3, ("Сатпаев", "Сәтбаев", "Satpaev")),
    )
    for code in codes
)
TILES: Final = {tile.place: tile for tile in (*_REGIONS, *_KARAGANDA, *_ULYTAU)}


def spots(places: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Return the column and row of each place, from 0; places without a tile stand in rows below."""
    known = [TILES[place] for place in places if place in TILES]
    left, top = min((tile.column for tile in known), default=0), min((tile.row for tile in known), default=0)
    found = {tile.place: (tile.column - left, tile.row - top) for tile in known}
    across = max((column for column, _ in found.values()), default=_ACROSS - 1) + 1
    under = max((row for _, row in found.values()), default=-1) + 1
    others = [place for place in places if place not in found]
    below = {place: (n % across, under + n // across) for n, place in enumerate(others)}
    return found | below


_ACROSS: Final = 6
