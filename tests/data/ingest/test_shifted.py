"""Rows whose cells stand under the wrong headers are found out."""

from __future__ import annotations

import json

HEADER = "id,title,category,Price (USD),currency,MOQ,Unit,Lead time,HS code,Country,Supplier,Note"
GOOD = "A{0},Ball valve {0},Valves,{0}.50,USD,10 pcs,piece,15 days,848180,China,Demo Valve Co,"
SHIFTED = "A99,Ball valve,torn,Valves,9.50,USD,10 pcs,piece,15 days,848180,China,Demo Valve Co"


def test_a_shifted_row_is_rejected_with_its_text(run, write):
    rows = [HEADER, *(GOOD.format(i) for i in range(1, 9)), SHIFTED]
    report = run(write("valves.csv", "\n".join(rows) + "\n"))
    assert (report.accepted, report.rejected) == (8, 1)
    (reject,) = [json.loads(line) for line in report.rejects_path.read_text().splitlines()]
    assert reject["row"] == 9
    assert "wrong headers" in reject["reason"]
    assert "torn" in reject["value"]


def test_a_column_that_never_reads_condemns_no_row(run, write):
    rows = ["id,title,price,sample price,stock,lead time,country"]
    rows += [f"A{i},Thing {i},{i},soon,a few,later,Nowhere" for i in range(1, 6)]
    report = run(write("odd.csv", "\n".join(rows) + "\n"))
    assert (report.accepted, report.rejected) == (5, 0)
