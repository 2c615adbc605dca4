"""The sheet that recalculates: quantity, rates, prices and weights in, landed costs out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from data.money import minor_unit
from data.records import PriceBreak
from rfq.comparison.model import Comparison
from rfq.comparison.render.csv import safe
from rfq.comparison.render.formulas import Cells, part_formula
from rfq.comparison.render.sheet import Book, Format, Worksheet, cell_name
from rfq.comparison.words import Words
from rfq.landed import Component, LandedCost, NotPriced, PartState
from rfq.landed.quantity import unit_factor

_FIRST: Final = 2
_GREY: Final = "#586474"


class _Costs:
    """One sheet; ``line`` is where the next row goes."""

    def __init__(self, book: Book, comparison: Comparison, words: Words) -> None:
        self.book, self.comparison, self.words = book, comparison, words
        self.sheet: Worksheet = book.sheet(words.say("Costs"))
        self.columns = [
            (at, column, column.cost)
            for at, column in enumerate(
                [one for one in comparison.columns if one.breaks], start=_FIRST
            )
        ]
        self.line = 0
        self.quantity = ""
        self.rates = ""

    def write(self) -> None:
        self.head()
        self.inputs()
        self.offers()

    def head(self) -> None:
        say, book, sheet = self.words.say, self.book, self.sheet
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, 1, 14)
        sheet.set_column(_FIRST, _FIRST + max(len(self.columns), 3) - 1, 22)
        sheet.write_string(0, 0, say("Costs that recalculate"), book.style(bold=True, font_size=16))
        hint = say("Change the yellow cells; everything else follows.")
        sheet.write_string(1, 0, hint, book.style(font_color=_GREY))
        self.line = 2
        for note in self.comparison.notes:
            style = book.style(bold=True, font_color="#8A5A00")
            sheet.write_string(self.line, 0, safe(note), style)
            self.line += 1
        self.line += 1

    def inputs(self) -> None:
        """Quantity and exchange rates."""
        say, book, sheet = self.words.say, self.book, self.sheet
        quantity = self.comparison.quantity or Decimal(1)
        sheet.write_string(self.line, 0, say("Quantity"), book.style(bold=True))
        sheet.write_string(self.line, 1, self.words.unit(self.comparison.unit), self.dim())
        sheet.write_number(self.line, _FIRST, float(quantity), self.input("#,##0.###", bold=True))
        self.quantity = f"$C${self.line + 1}"
        self.line += 2
        names = (say("Currency"), "", say("Exchange rate"), say("Day"), say("Source"))
        for at, name in enumerate(names):
            sheet.write_string(self.line, at, name, self.header())
        self.line += 1
        first = self.line
        currency = self.comparison.currency or ""
        sheet.write_string(self.line, 0, currency, book.style())
        sheet.write_number(self.line, _FIRST, 1, book.style(num_format="0.000000####"))
        self.line += 1
        for rate in self.comparison.rates:
            sheet.write_string(self.line, 0, rate.source_currency, book.style())
            text = f"1 {rate.source_currency} ="
            sheet.write_string(self.line, 1, text, self.dim())
            sheet.write_number(self.line, _FIRST, float(rate.value), self.input("0.000000####"))
            day = self.words.figures.day(rate.date)
            sheet.write_string(self.line, _FIRST + 1, day, self.dim())
            sheet.write_string(self.line, _FIRST + 2, safe(rate.source), self.dim())
            self.line += 1
        self.rates = f"$A${first + 1}:$C${self.line}"
        self.line += 1

    def offers(self) -> None:
        """One column per offer."""
        say = self.words.say
        self.titles()
        self.texts(say("Price is on"), [self._term(cost) for _, _, cost in self.columns])
        codes = [column.breaks[0].unit_price.currency for _, column, _ in self.columns]
        currency_line = self.line
        self.texts(say("Currency"), codes)
        rate_line = self.line
        self.label(say("Exchange rate"))
        for at, _, cost in self.columns:
            rate = float(cost.rate.value) if isinstance(cost, LandedCost) else 0.0
            cell = self.cell(currency_line, at)
            formula = f'=IFERROR(VLOOKUP({cell},{self.rates},3,FALSE),"{say("unknown")}")'
            self.formula(at, formula, rate, "0.000000####")
        self.line += 1
        units_line = self.units()
        moq_line = self.line
        self.numbers(say("Minimum order quantity"), [c.moq for _, c, _ in self.columns])
        ranges = self.breaks()
        weight_line, volume_line = self.measures()
        price_line = self.line
        self.label(say("Unit price"), bold=True)
        for (at, column, cost), (quantities, prices) in zip(self.columns, ranges, strict=True):
            units, moq = self.cell(units_line, at), self.cell(moq_line, at)
            least = column.moq
            smallest = min(one.min_quantity for one in column.breaks)
            sold = self.words.figures.number(max(least or smallest, smallest))
            text = say("sold from {quantity}", quantity=sold)
            below = f"OR({units}<{moq},{units}<MIN({quantities}))"
            formula = f'=IF({below},"{text}",LOOKUP({units},{quantities},{prices}))'
            known = isinstance(cost, LandedCost)
            shown = float(cost.price.unit_price.amount) if isinstance(cost, LandedCost) else text
            code = column.breaks[0].unit_price.currency
            self.formula(at, formula, shown, f'"{code} "#,##0.00####', bold=known)
        self.line += 1
        self.line += 1
        self.costs(units_line, rate_line, price_line, weight_line, volume_line)

    def titles(self) -> None:
        self.sheet.write_string(self.line, 0, "", self.header())
        self.sheet.write_string(self.line, 1, "", self.header())
        for at, column, _ in self.columns:
            texts = [f"{column.letter}  {column.title}", column.supplier]
            text = "\n".join(safe(one) for one in texts if one)
            self.sheet.write_string(self.line, at, text, self.header())
        self.sheet.set_row(self.line, 96)
        self.sheet.freeze_panes(0, _FIRST)
        self.line += 1

    def units(self) -> int:
        """The quantity in each offer's unit of sale; gives its line."""
        factors = [self._factor(cost) for _, _, cost in self.columns]
        factor_line = None
        if any(factor != 1 for factor, _ in factors):
            factor_line = self.line
            label = self.words.say("Units of sale in one unit asked for")
            self.numbers(label, [factor for factor, _ in factors])
        line = self.line
        self.label(self.words.say("Quantity in units of sale"))
        for (at, _, cost), (factor, is_count) in zip(self.columns, factors, strict=True):
            formula = f"={self.quantity}"
            if factor_line is not None and factor != 1:
                formula += f"*{self.cell(factor_line, at)}"
                if is_count:
                    formula = f"=ROUNDUP(ROUND({formula[1:]},9),0)"
            value = cost.quantity if isinstance(cost, LandedCost | NotPriced) else Decimal(1)
            self.formula(at, formula, float(value), "#,##0.###")
        self.line += 1
        return line

    def breaks(self) -> list[tuple[str, str]]:
        """Price breaks; gives the ranges of quantities and prices of each offer."""
        most = max(len(column.breaks) for _, column, _ in self.columns)
        first = self.line
        for index in range(most):
            number = index + 1
            self.label(self.words.say("Price break {number}: from", number=number))
            for at, column, _ in self.columns:
                step = _step(column.breaks, index)
                if step is not None:
                    self.sheet.write_number(
                        self.line, at, float(step.min_quantity), self.input("#,##0.###")
                    )
            self.line += 1
        prices = self.line
        for index in range(most):
            number = index + 1
            self.label(self.words.say("Price break {number}: unit price", number=number))
            for at, column, _ in self.columns:
                step = _step(column.breaks, index)
                if step is not None:
                    amount = float(step.unit_price.amount)
                    self.sheet.write_number(self.line, at, amount, self.input("#,##0.00####"))
            self.line += 1
        found = []
        for at, column, _ in self.columns:
            last = len(column.breaks) - 1
            found.append(
                (
                    f"{self.cell(first, at)}:{self.cell(first + last, at)}",
                    f"{self.cell(prices, at)}:{self.cell(prices + last, at)}",
                )
            )
        return found

    def measures(self) -> tuple[int, int]:
        """Weight and volume of one unit; gives their lines."""
        costs = [cost if isinstance(cost, LandedCost) else None for _, _, cost in self.columns]
        lines = []
        for label, unit, values in (
            ("Gross weight of one unit", "kg", [c.weight_kg if c else None for c in costs]),
            ("Volume of one unit", "m³", [c.volume_m3 if c else None for c in costs]),
        ):
            lines.append(self.line)
            self.label(self.words.say(label), unit)
            for (at, _, _), value in zip(self.columns, values, strict=True):
                style = self.input("#,##0.###")
                if value is None:
                    self.sheet.write_blank(self.line, at, None, style)
                else:
                    self.sheet.write_number(self.line, at, float(value), style)
            self.line += 1
        return lines[0], lines[1]

    def costs(
        self, units_line: int, rate_line: int, price_line: int, weight_line: int, volume_line: int
    ) -> None:
        """The components, the total and the cost of one unit."""
        costs = [cost for _, _, cost in self.columns if isinstance(cost, LandedCost)]
        shown = [
            component
            for component in Component
            if component is Component.GOODS
            or any(cost.part(component).state is not PartState.NOT_NEEDED for cost in costs)
        ]
        first = self.line
        lines = {component: first + index for index, component in enumerate(shown)}
        code = self.comparison.currency or ""
        digits = _digits(code)
        form = f'"{code} "#,##0' + ("." + "0" * digits if digits else "")
        for component in shown:
            name = self.words.say(component.value)
            self.label(name[:1].upper() + name[1:], indent=1)
            for at, column, cost in self.columns:
                price = self.cell(price_line, at)
                if component is Component.GOODS:
                    own = _digits(column.breaks[0].unit_price.currency)
                    units, rate = self.cell(units_line, at), self.cell(rate_line, at)
                    value = _amount(cost, component)
                    invoiced = f"ROUND({price}*{units},{own})"
                    formula = (
                        f"=IF(AND(ISNUMBER({price}),ISNUMBER({rate})),"
                        f'ROUND({invoiced}*{rate},{digits}),"")'
                    )
                    self.formula(at, formula, value if value is not None else "", form)
                    continue
                if not isinstance(cost, LandedCost):
                    self.sheet.write_string(self.line, at, "", self.dim())
                    continue
                own_lines = {one: line for one, line in lines.items() if self._counts(cost, one)}
                cells = Cells(
                    of={one: self.cell(line, at) for one, line in own_lines.items()},
                    units=self.cell(units_line, at),
                    weight=self.cell(weight_line, at),
                    volume=self.cell(volume_line, at),
                    rates=self.rates,
                    digits=digits,
                )
                self.component(at, component, cost, cells, form, price)
            self.line += 1
        self.total(costs, first, price_line, form, digits)

    def component(
        self, at: int, component: Component, cost: LandedCost, cells: Cells, form: str, price: str
    ) -> None:
        part = cost.part(component)
        if part.components[0] is not component:
            text = self.words.say("in {part}", part=self.words.say(part.components[0].value))
            self.sheet.write_string(self.line, at, text, self.dim(align="right"))
            return
        goods = cost.part(Component.GOODS).amount or Decimal(0)
        formula = part_formula(part, cells, goods)
        if formula is None:
            self.sheet.write_string(
                self.line, at, self.words.say(part.state.value), self.dim(align="right")
            )
            return
        guarded = f'=IF(ISNUMBER({price}),{formula},"")'
        self.formula(at, guarded, float(part.amount or 0), form)
        source = "\n".join(f"{one.table}, {one.row}" for one in part.sources)
        self.sheet.write_comment(self.line, at, safe(source), {"x_scale": 2, "font_size": 9})

    def total(
        self, costs: Sequence[LandedCost], first: int, price_line: int, form: str, digits: int
    ) -> None:
        say = self.words.say
        line = self.line
        self.label(say("Landed cost"), bold=True, top=1)
        for at, _, cost in self.columns:
            if not isinstance(cost, LandedCost):
                self.sheet.write_string(line, at, say("unknown"), self.dim(align="right", top=1))
                continue
            price = self.cell(price_line, at)
            area = f"{self.cell(first, at)}:{self.cell(line - 1, at)}"
            shown = f'"≥ "{form}' if cost.is_floor else form
            self.formula(
                at,
                f'=IF(ISNUMBER({price}),SUM({area}),"")',
                float(cost.total.amount),
                shown,
                bold=True,
                top=1,
            )
        self.line += 1
        self.label(say("Landed cost of one unit"), bold=True)
        for at, _, cost in self.columns:
            if isinstance(cost, LandedCost):
                total = self.cell(line, at)
                shown = f'"≥ "{form}' if cost.is_floor else form
                self.formula(
                    at,
                    f'=IF(ISNUMBER({total}),ROUND({total}/{self.quantity},{digits + 4}),"")',
                    float(cost.per_unit.amount),
                    shown,
                    bold=True,
                )
        self.line += 1
        if len(costs) > 1 and all(cost.is_comparable for cost in costs):
            best = self.book.style(bg_color="#E8F5ED", font_color="#0D6B3C")
            last = self.columns[-1][0]
            self.sheet.conditional_format(
                line, _FIRST, line, last, {"type": "bottom", "value": 1, "format": best}
            )
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def label(self, text: str, unit: str = "", **style: object) -> None:
        self.sheet.write_string(self.line, 0, text, self.book.style(**style))
        self.sheet.write_string(self.line, 1, unit, self.dim())

    def texts(self, label: str, texts: Sequence[str]) -> None:
        self.label(label)
        for (at, _, _), text in zip(self.columns, texts, strict=True):
            self.sheet.write_string(self.line, at, safe(text), self.book.style(align="right"))
        self.line += 1

    def numbers(self, label: str, numbers: Sequence[Decimal | None]) -> None:
        self.label(label)
        style = self.book.style(num_format="#,##0.######", align="right")
        for (at, _, _), number in zip(self.columns, numbers, strict=True):
            if number is not None:
                self.sheet.write_number(self.line, at, float(number), style)
        self.line += 1

    def formula(
        self, at: int, formula: str, value: float | str, form: str, **style: object
    ) -> None:
        cell = self.book.style(num_format=form, align="right", **style)
        self.sheet.write_formula(self.line, at, formula, cell, value)

    def cell(self, line: int, at: int) -> str:
        return cell_name(line, at)

    def input(self, form: str, **style: object) -> Format:
        properties = {"bg_color": "#FFF8D6", "border": 1, "border_color": "#D9C873"}
        return self.book.style(num_format=form, align="right", **properties, **style)

    def header(self) -> Format:
        return self.book.style(
            bold=True, bg_color="#1D4F91", font_color="#FFFFFF", text_wrap=True, valign="top"
        )

    def dim(self, **style: object) -> Format:
        return self.book.style(font_color=_GREY, **style)

    def _term(self, cost: LandedCost | NotPriced | None) -> str:
        if not isinstance(cost, LandedCost) or cost.offered is None:
            return self.words.say("unknown")
        return self.words.term(cost.offered)

    def _factor(self, cost: LandedCost | NotPriced | None) -> tuple[Decimal, bool]:
        if not isinstance(cost, LandedCost) or not cost.requested_unit or not cost.unit:
            return Decimal(1), False
        if cost.requested_unit == cost.unit:
            return Decimal(1), False
        return unit_factor(cost.requested_unit, cost.unit) or (Decimal(1), False)

    @staticmethod
    def _counts(cost: LandedCost, component: Component) -> bool:
        part = cost.part(component)
        return part.components[0] is component and part.state in (
            PartState.LISTED,
            PartState.ESTIMATED,
        )


def write_costs(book: Book, comparison: Comparison, words: Words) -> None:
    """Write the sheet of costs: prices are looked up in the breaks at the quantity's cell."""
    costs = _Costs(book, comparison, words)
    if costs.columns:
        costs.write()


def _step(breaks: Sequence[PriceBreak], index: int) -> PriceBreak | None:
    ordered = sorted(breaks, key=lambda one: one.min_quantity)
    return ordered[index] if index < len(ordered) else None


def _amount(cost: LandedCost | NotPriced | None, component: Component) -> float | None:
    if not isinstance(cost, LandedCost):
        return None
    amount = cost.part(component).amount
    return None if amount is None else float(amount)


def _digits(currency: str) -> int:
    exponent = minor_unit(currency).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
