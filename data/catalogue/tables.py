"""The tables of a generation, in DuckDB.

``attribute_readings`` is what the sources say, cell by cell; ``attribute_values`` is what that
means once the schema is learnt. The second is derived from the first and can always be made anew.
Every record names the source and row it came from; ``evidence`` is a JSON object from field name
to ``[source, row, column, raw, basis]``.
"""

from __future__ import annotations

from typing import Final

DECIMAL: Final = "DECIMAL(28,10)"

TABLES: Final[dict[str, str]] = {
    "products": """
        id VARCHAR NOT NULL,
        dataset VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        description VARCHAR,
        category VARCHAR[] NOT NULL,
        brand VARCHAR,
        mpn VARCHAR,
        gtin VARCHAR,
        url VARCHAR,
        classifications STRUCT(scheme VARCHAR, code VARCHAR, version VARCHAR)[] NOT NULL,
        certifications VARCHAR[] NOT NULL,
        images VARCHAR[] NOT NULL,
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        evidence VARCHAR NOT NULL
    """,
    "suppliers": """
        id VARCHAR NOT NULL,
        dataset VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        country VARCHAR,
        region VARCHAR,
        cluster VARCHAR,
        kind VARCHAR,
        founded INTEGER,
        years INTEGER,
        employees_low INTEGER,
        employees_high INTEGER,
        certifications VARCHAR[] NOT NULL,
        verification VARCHAR,
        verified_by VARCHAR,
        on_time_rate DOUBLE,
        response_hours DOUBLE,
        reorder_rate DOUBLE,
        dispute_rate DOUBLE,
        rating DOUBLE,
        rating_count BIGINT,
        languages VARCHAR[] NOT NULL,
        time_zone VARCHAR,
        main_markets VARCHAR[] NOT NULL,
        website VARCHAR,
        blocked BOOLEAN NOT NULL,
        block_reason VARCHAR,
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        evidence VARCHAR NOT NULL
    """,
    "offers": f"""
        id VARCHAR NOT NULL,
        dataset VARCHAR NOT NULL,
        product_id VARCHAR NOT NULL,
        supplier_id VARCHAR,
        sku VARCHAR,
        currency VARCHAR,
        price_breaks STRUCT(
            min_quantity {DECIMAL}, unit_price {DECIMAL}, unit_price_high {DECIMAL}
        )[] NOT NULL,
        unit_of_sale VARCHAR,
        moq {DECIMAL},
        lead_times STRUCT(min_quantity {DECIMAL}, days_low INTEGER, days_high INTEGER)[] NOT NULL,
        delivery_terms STRUCT(incoterm VARCHAR, place VARCHAR)[] NOT NULL,
        ship_from VARCHAR,
        stock {DECIMAL},
        sample_price {DECIMAL},
        sample_currency VARCHAR,
        customisation VARCHAR,
        warranty_months INTEGER,
        payment_terms VARCHAR,
        valid_from DATE,
        valid_until DATE,
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        evidence VARCHAR NOT NULL
    """,
    # One row per item of a cell: a list or a size has several, `ordinal` counts them from 0.
    "attribute_readings": """
        product_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,          -- attribute's name as written, without its unit
        name_key VARCHAR NOT NULL,      -- the same, folded: `data.parse.text.name_key`
        "column" VARCHAR NOT NULL,      -- column of the source (and key in its bag, after a dot)
        raw VARCHAR NOT NULL,           -- the whole cell
        text VARCHAR NOT NULL,          -- the whole cell, cleaned
        ordinal SMALLINT NOT NULL,
        item VARCHAR NOT NULL,          -- this item of the list, or the whole text
        shape VARCHAR NOT NULL,         -- data.parse.reading.Shape
        low DOUBLE,                     -- as stated; NULL when no number could be read for sure
        high DOUBLE,
        unit VARCHAR,                   -- as stated in the cell, else in the header, else NULL
        dimension VARCHAR,              -- of the unit
        base_low DOUBLE,                -- in the dimension's base unit
        base_high DOUBLE,
        axis VARCHAR,                   -- of a size, where named
        flag BOOLEAN,
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        basis VARCHAR NOT NULL DEFAULT 'listed'  -- data.evidence.Basis
    """,
    "attribute_values": """
        product_id VARCHAR NOT NULL,
        attribute VARCHAR NOT NULL,     -- id in the schema of the product's category
        kind VARCHAR NOT NULL,          -- data.schema.model.AttributeKind
        ordinal SMALLINT NOT NULL,
        known BOOLEAN NOT NULL,         -- false: the cell could not be read as `kind`
        low DOUBLE,                     -- in the canonical unit
        high DOUBLE,
        unit VARCHAR,
        label VARCHAR,                  -- canonical spelling, or the free text
        flag BOOLEAN,
        axis VARCHAR,
        stated_shape VARCHAR NOT NULL,
        stated_low DOUBLE,
        stated_high DOUBLE,
        stated_unit VARCHAR,
        stated_text VARCHAR NOT NULL,
        "column" VARCHAR NOT NULL,
        raw VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        basis VARCHAR NOT NULL DEFAULT 'listed'  -- data.evidence.Basis
    """,
    # One row per accepted record of a source, for idempotence and for deletion.
    "source_rows": """
        dataset VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        fingerprint_high UBIGINT NOT NULL,
        fingerprint_low UBIGINT NOT NULL,
        superseded BOOLEAN NOT NULL,    -- a later record of the same key took its place
        product_id VARCHAR,
        offer_id VARCHAR,
        supplier_id VARCHAR
    """,
    # Core fields whose text could not be read: the field is unknown, the text is kept here.
    "unread_fields": """
        source VARCHAR NOT NULL,
        source_row BIGINT NOT NULL,
        "column" VARCHAR NOT NULL,
        field VARCHAR NOT NULL,
        raw VARCHAR NOT NULL,
        reason VARCHAR NOT NULL
    """,
}
