"""The words and word order of dates in the six official languages, kept out of the code."""

from collections.abc import Mapping

from db.values import Value


class DateWords(Value):
    """How one language writes dates.

    Templates know ``{d}`` day, ``{m}`` month name inside a full date (genitive where the language
    has one), ``{M}`` month name standing alone and ``{y}`` year; the phrases take one ``{}``.
    """

    months: tuple[str, ...]
    months_in_date: tuple[str, ...]
    months_short: tuple[str, ...]
    months_short_in_date: tuple[str, ...]
    about: str
    about_day: str
    since: str
    since_day: str
    until: str
    until_day: str
    uncertain: str
    year_label: str
    years_label: str
    since_label: str
    until_label: str
    day: str = "{d} {m} {y}"
    day_without_year: str = "{d} {m}"
    day_alone: str = "{d}"
    month: str = "{M} {y}"
    month_without_year: str = "{M}"
    month_after_word: str = "{M} {y}"
    year: str = "{y}"
    year_after_word: str = "{y}"
    first_day: str = "1"
    range_mark: str = "–"
    is_year_first: bool = False


def _names(line: str) -> tuple[str, ...]:
    return tuple(line.split())


_EN = _names(
    "January February March April May June July August September October November December"
)
_EN_SHORT = tuple(name[:3] for name in _EN)

ENGLISH = DateWords(
    months=_EN,
    months_in_date=_EN,
    months_short=_EN_SHORT,
    months_short_in_date=_EN_SHORT,
    about="about {}",
    about_day="about {}",
    since="since {}",
    since_day="since {}",
    until="until {}",
    until_day="until {}",
    uncertain="{} (uncertain)",
    year_label="year",
    years_label="years",
    since_label="since",
    until_label="until",
)

_FR = _names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_FR_SHORT = _names("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.")

FRENCH = DateWords(
    months=_FR,
    months_in_date=_FR,
    months_short=_FR_SHORT,
    months_short_in_date=_FR_SHORT,
    first_day="1er",
    about="vers {}",
    about_day="vers le {}",
    since="depuis {}",
    since_day="depuis le {}",
    until="jusqu’en {}",
    until_day="jusqu’au {}",
    uncertain="{} (incertain)",
    year_label="année",
    years_label="années",
    since_label="depuis",
    until_label="jusqu’à",
)

_ES = _names(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_ES_SHORT = _names("ene feb mar abr may jun jul ago sep oct nov dic")

SPANISH = DateWords(
    months=_ES,
    months_in_date=_ES,
    months_short=_ES_SHORT,
    months_short_in_date=_ES_SHORT,
    day="{d} de {m} de {y}",
    day_without_year="{d} de {m}",
    month="{M} de {y}",
    month_after_word="{M} de {y}",
    about="hacia {}",
    about_day="hacia el {}",
    since="desde {}",
    since_day="desde el {}",
    until="hasta {}",
    until_day="hasta el {}",
    uncertain="{} (incierto)",
    year_label="año",
    years_label="años",
    since_label="desde",
    until_label="hasta",
)

_AR = _names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")

ARABIC = DateWords(
    months=_AR,
    months_in_date=_AR,
    months_short=_AR,
    months_short_in_date=_AR,
    about="نحو {}",
    about_day="نحو {}",
    since="منذ {}",
    since_day="منذ {}",
    until="حتى {}",
    until_day="حتى {}",
    uncertain="{} (غير مؤكد)",
    year_label="سنة",
    years_label="سنوات",
    since_label="منذ",
    until_label="حتى",
)

_RU = _names("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_RU_IN_DATE = _names(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_RU_SHORT = _names("янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.")
_RU_SHORT_IN_DATE = _names("янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.")

RUSSIAN = DateWords(
    months=_RU,
    months_in_date=_RU_IN_DATE,
    months_short=_RU_SHORT,
    months_short_in_date=_RU_SHORT_IN_DATE,
    day="{d} {m} {y} года",
    month="{M} {y} года",
    month_after_word="{m} {y} года",
    year="{y} год",
    year_after_word="{y} года",
    about="около {}",
    about_day="около {}",
    since="с {}",
    since_day="с {}",
    until="до {}",
    until_day="до {}",
    uncertain="{} (не подтверждено)",
    year_label="год",
    years_label="годы",
    since_label="с",
    until_label="до",
)

_ZH = tuple(f"{number}月" for number in range(1, 13))

CHINESE = DateWords(
    months=_ZH,
    months_in_date=_ZH,
    months_short=_ZH,
    months_short_in_date=_ZH,
    day="{y}年{m}{d}日",
    day_without_year="{m}{d}日",
    day_alone="{d}日",
    month="{y}年{M}",
    month_after_word="{y}年{M}",
    year="{y}年",
    year_after_word="{y}年",
    range_mark="至",
    is_year_first=True,
    about="约{}",
    about_day="约{}",
    since="自{}起",
    since_day="自{}起",
    until="至{}",
    until_day="至{}",
    uncertain="{}（待确认）",
    year_label="年",
    years_label="年",
    since_label="起",
    until_label="止",
)

DATE_WORDS: Mapping[str, DateWords] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ar": ARABIC,
    "ru": RUSSIAN,
    "zh": CHINESE,
}


def words_for(lang: str) -> DateWords:
    """Return the date words of a content language, English for one without a table."""
    return DATE_WORDS.get(lang, ENGLISH)
