// Written by `npm run types` from docs/openapi.json; not edited by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptedEvent
         * @description From now on the turn is done, whether or not anybody listens.
         *
         *     Attributes:
         *         turn: its number.
         */
        readonly AcceptedEvent: {
            /** Turn */
            readonly turn: number;
        };
        /**
         * ActsEvent
         * @description What was understood.
         *
         *     Attributes:
         *         acts: typed; programs can replay them.
         *         language: that is answered in.
         */
        readonly ActsEvent: {
            /** Acts */
            readonly acts: readonly {
                readonly [key: string]: unknown;
            }[];
            /** Language */
            readonly language: string;
        };
        /**
         * Address
         * @description Where a company is.
         */
        readonly Address: {
            /** City */
            readonly city?: string | null;
            /** Country */
            readonly country?: string | null;
            /**
             * Lines
             * @description Street and number, building, department: as written on an envelope.
             * @default []
             */
            readonly lines?: readonly string[];
            /** Postcode */
            readonly postcode?: string | null;
            /** Region */
            readonly region?: string | null;
        };
        /**
         * Alive
         * @description The process lives.
         */
        readonly Alive: {
            /**
             * Status
             * @default alive
             * @constant
             */
            readonly status: "alive";
        };
        /**
         * Amount
         * @description How much is wanted.
         *
         *     Attributes:
         *         number: greater than 0.
         *         unit: UN/ECE Recommendation 20 code of what is counted (``C62`` is one piece, ``PX`` a
         *             pallet); None when the buyer gave a bare number: the offers' own unit of sale.
         */
        readonly Amount: {
            /** Number */
            readonly number: number | string;
            /** Unit */
            readonly unit?: string | null;
        };
        /**
         * AnswersOrder
         * @description What is missing, answered: text by the path of the field, as people write it.
         *
         *     All are taken, or none where one cannot be read for sure.
         */
        readonly AnswersOrder: {
            /**
             * Answers
             * @example {
             *       "terms.destination": "Rotterdam, NL"
             *     }
             */
            readonly answers: {
                readonly [key: string]: string;
            };
        };
        /**
         * Ask
         * @description Have it said why a product stands where it does, or products put side by side in the talk.
         */
        readonly Ask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "compare" | "why";
            /**
             * Product Ids
             * @default []
             */
            readonly product_ids?: readonly string[];
        };
        /**
         * Attachment
         * @description A file that belongs to the document and is sent with it.
         */
        readonly Attachment: {
            /** Description */
            readonly description?: string | null;
            /** Id */
            readonly id: string;
            /** Media Type */
            readonly media_type: string;
            /**
             * Name
             * @description Of the file.
             */
            readonly name: string;
            /**
             * Sha256
             * @description Of the content, so that everybody can tell whether it is the same file.
             */
            readonly sha256: string;
            /**
             * Size
             * @description Bytes.
             */
            readonly size?: number | null;
        };
        /**
         * AttributeDefinitionDocument
         * @description One attribute of a category.
         *
         *     Attributes:
         *         field: as a constraint names it.
         *         filterable: whether constraints can be set on it; free text and identifiers are only shown.
         *         coverage: share of the category's products that state a value that could be read.
         *         direction: which end of a number a buyer prefers, other things equal.
         *         importance: how much a buyer is likely to care, 0 to 1.
         *         values: commonest first, at most two hundred.
         */
        readonly AttributeDefinitionDocument: {
            /** Count */
            readonly count: number;
            /** Coverage */
            readonly coverage: number;
            /** Dimension */
            readonly dimension: string | null;
            readonly direction: components["schemas"]["Direction"];
            /** Distinct */
            readonly distinct: number;
            readonly distribution: components["schemas"]["DistributionDocument"] | null;
            /** Field */
            readonly field: string;
            /** Filterable */
            readonly filterable: boolean;
            /** Importance */
            readonly importance: number;
            readonly kind: components["schemas"]["AttributeKind"];
            /** Label */
            readonly label: string;
            /** Unit */
            readonly unit: string | null;
            /** Values */
            readonly values: readonly components["schemas"]["LabelDocument"][];
        };
        /**
         * AttributeDocument
         * @description One attribute of a product.
         *
         *     Attributes:
         *         kind: null when the category's schema does not have it.
         *         importance: how much a buyer is likely to care, 0 to 1.
         *         known: whether any of its values is known for sure; the others are as the file has them.
         */
        readonly AttributeDocument: {
            /** Field */
            readonly field: string;
            /** Importance */
            readonly importance: number;
            readonly kind: components["schemas"]["AttributeKind"] | null;
            /** Known */
            readonly known: boolean;
            /** Label */
            readonly label: string;
            /** Values */
            readonly values: readonly components["schemas"]["ValueDocument"][];
        };
        /**
         * AttributeKind
         * @description What the values of an attribute are.
         * @enum {string}
         */
        readonly AttributeKind: "number" | "one-of" | "several-of" | "boolean" | "dimensions" | "text" | "identifier";
        /**
         * AxisDocument
         * @description A number that offers can be compared by.
         *
         *     Attributes:
         *         id: ``price``, ``landed``, ``lead_time``, ``moq``, ``score``, a field of the supplier, or
         *             ``attribute:`` and the id of an attribute of the category.
         *         unit: of the values: a currency for money, ``d`` for days, a unit symbol, or null.
         *         better: which end is; null where the catalogue does not say, and no front is drawn.
         *         known: how many of the points state it.
         *         default: whether it is offered first.
         */
        readonly AxisDocument: {
            /** Better */
            readonly better: ("less" | "more") | null;
            /** Default */
            readonly default: boolean;
            /** Id */
            readonly id: string;
            /** Known */
            readonly known: number;
            /** Label */
            readonly label: string;
            /** Unit */
            readonly unit: string | null;
        };
        /**
         * AxisValue
         * @description What an offer has on an axis.
         *
         *     Attributes:
         *         low, high: equal unless the source states a range.
         *         floor: the true value is at least this.
         *         text: as a person reads it.
         */
        readonly AxisValue: {
            /** Floor */
            readonly floor: boolean;
            /** High */
            readonly high: number;
            /** Low */
            readonly low: number;
            /** Text */
            readonly text: string;
        };
        /**
         * Basis
         * @description How a value was obtained from its field.
         * @enum {string}
         */
        readonly Basis: "listed" | "inferred" | "declared";
        /**
         * BinDocument
         * @description One bar of a distribution.
         */
        readonly BinDocument: {
            /** Count */
            readonly count: number;
            /** High */
            readonly high: number;
            /** Low */
            readonly low: number;
        };
        /** Body_startIngest */
        readonly Body_startIngest: {
            /**
             * Dataset
             * @default default
             */
            readonly dataset?: string;
            /**
             * File
             * @description CSV, TSV, JSON, JSON Lines, Parquet, XLSX, JSON-LD or BMEcat; or gzip.
             */
            readonly file: string;
            /**
             * Replace
             * @default false
             */
            readonly replace?: boolean;
        };
        /**
         * BucketDocument
         * @description One value or range of a facet.
         *
         *     Attributes:
         *         label: the value as a constraint takes it; null for a range.
         *         low, high: of a range; the upper end belongs to the next one, but for the last.
         *         text: the value or range in the language of the answer.
         */
        readonly BucketDocument: {
            /** Count */
            readonly count: number;
            /** High */
            readonly high: number | null;
            /** Label */
            readonly label: string | null;
            /** Low */
            readonly low: number | null;
            /** Text */
            readonly text: string;
        };
        /**
         * BudgetTerm
         * @description Budget for the line; null takes it back.
         */
        readonly BudgetTerm: {
            /** Amount */
            readonly amount: (number | string) | null;
            /** Currency */
            readonly currency?: string | null;
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "budget";
        };
        /**
         * Buyer
         * @description The company that asks.
         */
        readonly Buyer: {
            readonly address?: components["schemas"]["Address"] | null;
            /**
             * Identifiers
             * @default []
             */
            readonly identifiers?: readonly components["schemas"]["PartyIdentifier"][];
            /** Name */
            readonly name: string;
        };
        /**
         * CategoriesAnswer
         * @description The tree of the catalogue's categories.
         */
        readonly CategoriesAnswer: {
            /** Generation */
            readonly generation: string;
            readonly root: components["schemas"]["CategoryDocument"];
        };
        /**
         * CategoryBelief
         * @description That products of a category, or of one below it, are what is wanted.
         *
         *     Attributes:
         *         path: from the root.
         *         probability: 0 to 1; those of a line sum to 1 at most.
         */
        readonly CategoryBelief: {
            /** Path */
            readonly path: readonly string[];
            /** Probability */
            readonly probability: number;
        };
        /**
         * CategoryDocument
         * @description A category with everything below it.
         *
         *     Attributes:
         *         path: from the root; empty for the whole catalogue.
         *         products: in it and below it; ``own`` ones are in it itself.
         */
        readonly CategoryDocument: {
            /** Children */
            readonly children: readonly components["schemas"]["CategoryDocument"][];
            /** Name */
            readonly name: string;
            /** Own */
            readonly own: number;
            /** Path */
            readonly path: readonly string[];
            /** Products */
            readonly products: number;
        };
        /**
         * CategorySchemaDocument
         * @description What can be asked for in a category.
         *
         *     Attributes:
         *         products: in it and below it.
         *         attributes: most important first.
         *         core: fields that every category has: price, minimum order, lead time, and so on.
         */
        readonly CategorySchemaDocument: {
            /** Attributes */
            readonly attributes: readonly components["schemas"]["AttributeDefinitionDocument"][];
            /** Core */
            readonly core: readonly components["schemas"]["CoreFieldDocument"][];
            /** Generation */
            readonly generation: string;
            /** Path */
            readonly path: readonly string[];
            /** Products */
            readonly products: number;
        };
        /**
         * CellBasis
         * @description How far what a cell says can be relied on.
         * @enum {string}
         */
        readonly CellBasis: "confirmed" | "listed" | "inferred" | "estimated" | "calculated" | "unknown";
        /**
         * CellDocument
         * @description What one column says in one row.
         *
         *     Attributes:
         *         text: for people, in the comparison's language; "unknown" in its words where nothing says
         *             it.
         *         value: for programs; null when unknown, and for lists that only text can tell.
         *         money: the value, where it is an amount.
         *         basis: how far it can be relied on; ``basis_label`` says it in a word.
         *         truth: whether the requirement of the row is met; ``unknown`` is never a pass; null in rows
         *             that are no requirement.
         *         best: no other column of the row is better, and some are worse; ties are all marked.
         *         floor: the true amount is at least this: shown with "≥".
         *         notes: what the buyer has to know beside it.
         *         evidence: the fields of the catalogue that say so.
         *         sources: rows of tables of rates that an estimate comes from, in words.
         */
        readonly CellDocument: {
            readonly basis: components["schemas"]["CellBasis"];
            /** Basis Label */
            readonly basis_label: string;
            /** Best */
            readonly best: boolean;
            /** Evidence */
            readonly evidence: readonly components["schemas"]["SourceDocument"][];
            /** Floor */
            readonly floor: boolean;
            readonly money: components["schemas"]["MoneyDocument"] | null;
            /** Notes */
            readonly notes: readonly string[];
            /** Sources */
            readonly sources: readonly string[];
            /** Text */
            readonly text: string;
            readonly truth: components["schemas"]["Truth"] | null;
            /** Truth Label */
            readonly truth_label: string | null;
            /** Value */
            readonly value: number | boolean | string | null;
        };
        /**
         * Certificate
         * @description A certificate or mark that is asked for.
         */
        readonly Certificate: {
            /** Id */
            readonly id: string;
            /** @default must */
            readonly importance?: components["schemas"]["Importance"];
            /**
             * Lines
             * @description Ids of the lines it is asked for; empty is all of them.
             * @default []
             */
            readonly lines?: readonly string[];
            /**
             * Names
             * @description Any one of these will do.
             */
            readonly names: readonly string[];
            readonly provenance?: components["schemas"]["Provenance-Output"] | null;
        };
        /**
         * ChangeDocument
         * @description One thing that is different.
         *
         *     Attributes:
         *         text: where, what it was and what it is, in words.
         *         bookkeeping: it only says where something came from or which revision it is: nothing to
         *             tell a supplier.
         */
        readonly ChangeDocument: {
            /** After */
            readonly after: unknown;
            /** Before */
            readonly before: unknown;
            /** Bookkeeping */
            readonly bookkeeping: boolean;
            readonly kind: components["schemas"]["ChangeKind"];
            /** Path */
            readonly path: string;
            /** Text */
            readonly text: string;
        };
        /**
         * ChangeKind
         * @description What happened to it.
         * @enum {string}
         */
        readonly ChangeKind: "added" | "removed" | "changed" | "reordered";
        /**
         * ChangesDocument
         * @description What is different between two revisions.
         */
        readonly ChangesDocument: {
            /** Changes */
            readonly changes: readonly components["schemas"]["ChangeDocument"][];
            /** From Revision */
            readonly from_revision: number;
            /** To Revision */
            readonly to_revision: number;
        };
        /**
         * ChartDocument
         * @description Everything that a chart of the offers needs, whichever axes the buyer chooses.
         *
         *     Attributes:
         *         axes: the default ones first.
         *         pairs: price over lead time first; a front over other axes can be drawn from the points.
         *         left_out: points that are not sent because there are too many; the best ranked are.
         */
        readonly ChartDocument: {
            /** Axes */
            readonly axes: readonly components["schemas"]["AxisDocument"][];
            /** Left Out */
            readonly left_out: number;
            /** Pairs */
            readonly pairs: readonly components["schemas"]["PairDocument"][];
            /** Points */
            readonly points: readonly components["schemas"]["PointDocument"][];
        };
        /**
         * Check
         * @description Whether one part is ready.
         *
         *     Attributes:
         *         detail: what is wrong, for whoever runs the service; null when nothing is.
         */
        readonly Check: {
            /** Detail */
            readonly detail: string | null;
            /**
             * Name
             * @enum {string}
             */
            readonly name: "index" | "database";
            /** Ready */
            readonly ready: boolean;
        };
        /**
         * ChipDocument
         * @description One thing that was understood, to see, change or take back.
         *
         *     Attributes:
         *         id: stable as long as the requirement stands.
         *         kind: what it is; a requirement or term is edited by ``require``, ``weigh``, ``drop`` and
         *             term edits that name its field or term, a note is taken back by ``drop_note``.
         *         text: the requirement in words ("at least 2.5 t"); ``label`` names the field.
         *         values, unit: of a requirement; of a term in the order of its edit's fields: number and
         *             unit, amount and currency, country and name, rule and place, day, kinds.
         *         importance: of a requirement; null for all else.
         *         origin: how it came to be known; ``words`` are the buyer's own.
         *         histogram: for a number, over the products that what else is required leaves, in ``unit``.
         *         choices: labels of the catalogue, for a field of labels.
         */
        readonly ChipDocument: {
            /**
             * Choices
             * @default []
             */
            readonly choices: readonly components["schemas"]["ChoiceDocument"][];
            /** Confidence */
            readonly confidence: number;
            /**
             * Field
             * @default null
             */
            readonly field: string | null;
            /**
             * Histogram
             * @default []
             */
            readonly histogram: readonly components["schemas"]["BinDocument"][];
            /** Id */
            readonly id: string;
            /** @default null */
            readonly importance: components["schemas"]["Importance"] | null;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "product" | "category" | "requirement" | "indifferent" | "term" | "note";
            /** Label */
            readonly label: string;
            /** Line */
            readonly line: string | null;
            /** @default null */
            readonly operator: components["schemas"]["Operator"] | null;
            readonly origin: components["schemas"]["Origin"];
            /** @default null */
            readonly term: components["schemas"]["Term"] | null;
            /** Text */
            readonly text: string;
            /** Turn */
            readonly turn: number | null;
            /**
             * Unit
             * @default null
             */
            readonly unit: string | null;
            /**
             * Values
             * @default []
             */
            readonly values: readonly (number | boolean | string | null)[];
            /** Words */
            readonly words: string | null;
        };
        /**
         * ChoiceDocument
         * @description One label that a field can have.
         *
         *     Attributes:
         *         value: sent back in ``values`` of a ``require`` edit.
         *         count: products of the category that state it.
         */
        readonly ChoiceDocument: {
            /** Count */
            readonly count: number;
            /** Label */
            readonly label: string;
            /** Value */
            readonly value: string | boolean;
        };
        /**
         * Choose
         * @description Answer the open question with offered options; it names the question it answers.
         */
        readonly Choose: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "choose";
            /** Options */
            readonly options: readonly string[];
            /** Question */
            readonly question: string;
        };
        /**
         * Classification
         * @description A code of a published classification.
         */
        readonly Classification: {
            /** Code */
            readonly code: string;
            /**
             * Evidence
             * @description Ids of the catalogue's products that state it; empty where a person gave it.
             * @default []
             */
            readonly evidence?: readonly string[];
            /**
             * Scheme
             * @description ``HS``, ``UNSPSC``, ``ECLASS``, ``ETIM``, ``CPV`` or another.
             */
            readonly scheme: string;
            /** Version */
            readonly version?: string | null;
        };
        /**
         * ClassificationDocument
         * @description A code in a published classification.
         */
        readonly ClassificationDocument: {
            /** Code */
            readonly code: string;
            /** Scheme */
            readonly scheme: string;
            /** Version */
            readonly version: string | null;
        };
        /**
         * ColumnDocument
         * @description What is compared: a product, or an offer for it.
         *
         *     Attributes:
         *         letter: A, B, C …: what people call it in a meeting.
         *         image: address of the first picture that the catalogue names, or null.
         *         supplier: name of who offers it.
         *         best: in how many rows it is marked as best.
         *         landed_total: what it costs where it is needed; null where that is not worked out.
         */
        readonly ColumnDocument: {
            /** Best */
            readonly best: number;
            /** Country */
            readonly country: string | null;
            /** Country Name */
            readonly country_name: string | null;
            /** Image */
            readonly image: string | null;
            /** Landed Is Floor */
            readonly landed_is_floor: boolean;
            readonly landed_total: components["schemas"]["MoneyDocument"] | null;
            /** Letter */
            readonly letter: string;
            readonly musts: components["schemas"]["MustsDocument"];
            /** Offer Id */
            readonly offer_id: string | null;
            /** Product Id */
            readonly product_id: string;
            /** Supplier */
            readonly supplier: string | null;
            /** Supplier Id */
            readonly supplier_id: string | null;
            /** Title */
            readonly title: string;
            /** Url */
            readonly url: string | null;
        };
        /**
         * Command
         * @description Undo the last turn, start over, the next products, no more questions, the RFQ.
         */
        readonly Command: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "more" | "restart" | "rfq" | "show" | "undo";
        };
        /**
         * CommercialTerms
         * @description On which terms the whole need is to be met; None means that nobody said.
         *
         *     Attributes:
         *         destination: where the goods are needed.
         *         delivery_term: Incoterms 2020 rule wanted, with its place.
         *         needed_by: last acceptable day of arrival.
         *         currency: ISO 4217 code that prices are compared in.
         *         budget: for everything together.
         *         payment: in the buyer's words or a usual short form ("net 30", "30 % T/T deposit").
         *         samples: whether samples are wanted before the order.
         *         supplier_kinds: from which kinds of supplier the buyer would rather buy, makers or traders;
         *             suppliers of another kind come after them, all else equal.
         */
        readonly CommercialTerms: {
            readonly budget?: components["schemas"]["Stated_Money_"] | null;
            readonly currency?: components["schemas"]["Stated_str_"] | null;
            readonly delivery_term?: components["schemas"]["Stated_DeliveryTerm_"] | null;
            readonly destination?: components["schemas"]["Stated_Place_"] | null;
            readonly needed_by?: components["schemas"]["Stated_date_"] | null;
            readonly payment?: components["schemas"]["Stated_str_"] | null;
            readonly samples?: components["schemas"]["Stated_bool_"] | null;
            readonly supplier_kinds?: components["schemas"]["Stated_tuple_SupplierKind__________"] | null;
        };
        /**
         * CompareOrder
         * @description What is to be put side by side.
         *
         *     With ``product_ids`` or a shortlist, those products are compared, each with its best offer;
         *     without, the best offers of the best suppliers.
         *
         *     Attributes:
         *         preset, weights: what the score is made with; see the ranking.
         *         columns: how many offers are compared where no products are named.
         */
        readonly CompareOrder: {
            /**
             * Columns
             * @default 5
             */
            readonly columns?: number;
            /** Conversation Id */
            readonly conversation_id?: string | null;
            /** Language */
            readonly language?: ("en" | "es" | "zh-Hans" | "zh-Hant") | null;
            /** Line */
            readonly line?: string | null;
            readonly need?: components["schemas"]["Need"] | null;
            /** @default balanced */
            readonly preset?: components["schemas"]["Preset"];
            /** Product Ids */
            readonly product_ids?: readonly string[] | null;
            /** Text */
            readonly text?: string | null;
            /** Weights */
            readonly weights?: {
                readonly [key: string]: number;
            };
        };
        /**
         * ComparisonDocument
         * @description The whole table.
         *
         *     Attributes:
         *         title: what is compared, in the buyer's words.
         *         language: that every text is in (BCP 47).
         *         quantity: at which prices count; null when nobody said one.
         *         currency: that landed costs are brought to; null where none is worked out.
         *         basis: the delivery term that landed costs are on, in words.
         *         on: day of rates, tables and validity.
         *         is_example: a table of rates is an example: it must not be decided on.
         *         notes: what a reader has to know about the whole.
         */
        readonly ComparisonDocument: {
            /** Basis */
            readonly basis: string | null;
            /** Columns */
            readonly columns: readonly components["schemas"]["ColumnDocument"][];
            /** Currency */
            readonly currency: string | null;
            /** Generation */
            readonly generation: string;
            /** Groups */
            readonly groups: readonly components["schemas"]["GroupDocument"][];
            /** Is Example */
            readonly is_example: boolean;
            /** Language */
            readonly language: string;
            /** Line */
            readonly line: string | null;
            /** Notes */
            readonly notes: readonly string[];
            /**
             * On
             * Format: date
             */
            readonly on: string;
            readonly quantity: components["schemas"]["QuantityDocument"] | null;
            /** Rates */
            readonly rates: readonly components["schemas"]["RateDocument"][];
            /** Rows */
            readonly rows: readonly components["schemas"]["RowDocument"][];
            /** Tables */
            readonly tables: readonly string[];
            /** Title */
            readonly title: string;
        };
        /**
         * ComparisonFormat
         * @description How a comparison is answered.
         * @enum {string}
         */
        readonly ComparisonFormat: "json" | "html" | "csv" | "markdown" | "xlsx";
        /**
         * Confidentiality
         * @description What a supplier may do with the document.
         * @enum {string}
         */
        readonly Confidentiality: "open" | "confidential" | "under NDA";
        /**
         * Constraint
         * @description One requirement.
         *
         *     Attributes:
         *         field: an attribute id of the category's schema, or one of `CORE_FIELDS`.
         *         values: one value; two for ``between`` (inclusive); any number for ``one of``. Numbers in
         *             ``unit``, labels as text, yes or no as bool.
         *         unit: of the numbers; None means the attribute's canonical unit.
         */
        readonly Constraint: {
            /** Field */
            readonly field: string;
            /** @default must */
            readonly importance?: components["schemas"]["Importance"];
            readonly operator: components["schemas"]["Operator"];
            /** Unit */
            readonly unit?: string | null;
            /** Values */
            readonly values: readonly (number | string | boolean)[];
        };
        /**
         * ConstraintOrder
         * @description A requirement as a client states it: at least 2.5 t, diesel or LPG, not from these countries.
         *
         *     ``field`` is an attribute of the category's schema or a core field such as ``offer.price``.
         */
        readonly ConstraintOrder: {
            /** Field */
            readonly field: string;
            /** @default must */
            readonly importance?: components["schemas"]["Importance"];
            readonly operator: components["schemas"]["Operator"];
            /** Unit */
            readonly unit?: string | null;
            /** Values */
            readonly values: readonly (number | boolean | string)[];
        };
        /**
         * Contact
         * @description A person or a desk.
         */
        readonly Contact: {
            /** Email */
            readonly email?: string | null;
            /** Name */
            readonly name: string;
            /** Phone */
            readonly phone?: string | null;
            /** Role */
            readonly role?: string | null;
        };
        /**
         * ContributionDocument
         * @description What one part of the evidence added to a score.
         *
         *     Attributes:
         *         part: "lexical", "dense", "coverage", "exact", "should", "unknown" or "reranker".
         *         field, token: of the product, for evidence of words.
         */
        readonly ContributionDocument: {
            /** Field */
            readonly field: string | null;
            /** Part */
            readonly part: string;
            /** Score */
            readonly score: number;
            /** Token */
            readonly token: string | null;
        };
        /**
         * ConversationDocument
         * @description A conversation: its settings, its turns, what it is about now.
         *
         *     Attributes:
         *         parent: conversation that it was forked from.
         *         total_turns: how many turns it has; ``turns`` may be the latest of them only.
         *         turns: in order, in the present settings; all that is needed to show it again.
         *         need: as it is now, in the present settings; null before anything was said.
         *         question: id of the question that is open now.
         */
        readonly ConversationDocument: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Currency */
            readonly currency: string | null;
            /** Feedback */
            readonly feedback: boolean;
            /** Id */
            readonly id: string;
            /** Language */
            readonly language: ("en" | "es" | "zh-Hans" | "zh-Hant") | null;
            readonly need: components["schemas"]["NeedDocument"] | null;
            /** Parent */
            readonly parent: string | null;
            /** Question */
            readonly question: string | null;
            /** Time Zone */
            readonly time_zone: string | null;
            /** Title */
            readonly title: string;
            /** Total Turns */
            readonly total_turns: number;
            /** Turns */
            readonly turns: readonly components["schemas"]["TurnDocument"][];
            /** Units */
            readonly units: ("metric" | "us") | null;
            /**
             * Updated
             * Format: date-time
             */
            readonly updated: string;
            /** Version */
            readonly version: number;
        };
        /**
         * ConversationOrder
         * @description How a conversation is to be held.
         *
         *     Attributes:
         *         language: to answer in; null follows what the buyer writes.
         *         currency: that prices are shown and compared in, where the buyer names none.
         *         units: that figures are shown in; what is stored stays in the catalogue's own.
         *         time_zone: of the buyer (IANA), for "by next Friday".
         *         feedback: the buyer agrees that what is shown and chosen is kept and learnt from.
         *         message: the buyer's first words, to have the first turn at once.
         */
        readonly ConversationOrder: {
            /** Currency */
            readonly currency?: string | null;
            /**
             * Feedback
             * @default false
             */
            readonly feedback?: boolean;
            /** Language */
            readonly language?: ("en" | "es" | "zh-Hans" | "zh-Hant") | null;
            /** Message */
            readonly message?: string | null;
            /** Time Zone */
            readonly time_zone?: string | null;
            /** Units */
            readonly units?: ("metric" | "us") | null;
        };
        /**
         * ConversationPage
         * @description Conversations, the latest first.
         */
        readonly ConversationPage: {
            /** Conversations */
            readonly conversations: readonly components["schemas"]["ConversationSummary"][];
            /** Cursor */
            readonly cursor: string | null;
        };
        /**
         * ConversationSummary
         * @description A conversation in a list.
         */
        readonly ConversationSummary: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Id */
            readonly id: string;
            /** Title */
            readonly title: string;
            /** Turns */
            readonly turns: number;
            /**
             * Updated
             * Format: date-time
             */
            readonly updated: string;
            /** Version */
            readonly version: number;
        };
        /**
         * CoreFieldDocument
         * @description A field that every product can have, whatever its category.
         */
        readonly CoreFieldDocument: {
            /** Field */
            readonly field: string;
            /** Label */
            readonly label: string;
        };
        /**
         * Criterion
         * @description Something quotations are judged by.
         */
        readonly Criterion: {
            /** Description */
            readonly description?: string | null;
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /**
             * Weight
             * @description Per cent; those of a document sum to 100.
             */
            readonly weight: string;
        };
        /**
         * CriterionDocument
         * @description One thing that suppliers are judged by: a slider.
         *
         *     Attributes:
         *         weight: as it was used, in the units of the presets, whose weights sum to 100.
         *         share: of all weights that apply, 0 to 1; 0 where it does not apply.
         *         applies: whether it can say anything here (no quantity, no minimum order); where it does
         *             not, its weight goes to the others.
         */
        readonly CriterionDocument: {
            /** Applies */
            readonly applies: boolean;
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
            /** Share */
            readonly share: number;
            /** Weight */
            readonly weight: number;
        };
        /**
         * DayDocument
         * @description What happened on a day: how often each step was reached.
         */
        readonly DayDocument: {
            /** Counts */
            readonly counts: {
                readonly [key: string]: number;
            };
            /**
             * Day
             * Format: date
             */
            readonly day: string;
        };
        /**
         * DeliveryPlace
         * @description Where goods go.
         */
        readonly DeliveryPlace: {
            /** Country */
            readonly country?: string | null;
            /**
             * Name
             * @description Town, port or site.
             */
            readonly name?: string | null;
        };
        /**
         * DeliveryTerm
         * @description An Incoterms 2020 rule offered, with its named place where the source states one.
         */
        readonly "DeliveryTerm-Input": {
            /** Incoterm */
            readonly incoterm: string;
            /** Place */
            readonly place?: string | null;
        };
        /**
         * DeliveryTerm
         * @description A rule of Incoterms 2020 with the place that it is about.
         */
        readonly "DeliveryTerm-Output": {
            /**
             * Place
             * @description The named place or port, without which a rule says little.
             */
            readonly place?: string | null;
            /**
             * Rule
             * @enum {string}
             */
            readonly rule: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
        };
        /**
         * DeliveryTermDocument
         * @description An Incoterms 2020 rule with its named place, where the source states one.
         */
        readonly DeliveryTermDocument: {
            /** Incoterm */
            readonly incoterm: string;
            /** Place */
            readonly place: string | null;
        };
        /**
         * DeliveryTermEdit
         * @description Incoterms 2020 rule; null takes it back.
         */
        readonly DeliveryTermEdit: {
            /** Incoterm */
            readonly incoterm: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "delivery_term";
            /** Place */
            readonly place?: string | null;
        };
        /**
         * DestinationTerm
         * @description Where the goods are needed; both null take it back.
         */
        readonly DestinationTerm: {
            /** Country */
            readonly country?: string | null;
            /** Name */
            readonly name?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "destination";
        };
        /**
         * Direction
         * @description Which end of a number a buyer prefers, other things equal.
         * @enum {string}
         */
        readonly Direction: "more" | "less" | "neither";
        /**
         * Disqualifier
         * @description What rules a quotation out, whatever else it offers.
         */
        readonly Disqualifier: {
            /** Id */
            readonly id: string;
            /** Text */
            readonly text: string;
        };
        /**
         * DistributionDocument
         * @description Distribution of a number over the products that state it, in the attribute's unit.
         */
        readonly DistributionDocument: {
            /** Maximum */
            readonly maximum: number;
            /** Median */
            readonly median: number;
            /** Minimum */
            readonly minimum: number;
            /** P05 */
            readonly p05: number;
            /** P25 */
            readonly p25: number;
            /** P75 */
            readonly p75: number;
            /** P95 */
            readonly p95: number;
        };
        /**
         * DontKnowEdit
         * @description The buyer cannot say, on a field or on the open question.
         */
        readonly DontKnowEdit: {
            /** Field */
            readonly field?: string | null;
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "dont_know";
        };
        /**
         * Drop
         * @description Take back what was known on a field.
         */
        readonly Drop: {
            /** Field */
            readonly field: string;
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "drop";
        };
        /**
         * DropNote
         * @description Take back something that was to be passed on to suppliers; its words as the chip has them.
         */
        readonly DropNote: {
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "drop_note";
            /** Text */
            readonly text: string;
        };
        /**
         * EditsOrder
         * @description What the buyer does with chips, sliders, options and lists: one turn, applied in order.
         */
        readonly EditsOrder: {
            /** Edits */
            readonly edits: readonly (components["schemas"]["Choose"] | components["schemas"]["NoPreferenceEdit"] | components["schemas"]["DontKnowEdit"] | components["schemas"]["SkipEdit"] | components["schemas"]["Require"] | components["schemas"]["Drop"] | components["schemas"]["DropNote"] | components["schemas"]["WeighEdit"] | components["schemas"]["Product"] | components["schemas"]["Focus"] | components["schemas"]["RemoveLine"] | components["schemas"]["QuantityTerm"] | components["schemas"]["BudgetTerm"] | components["schemas"]["DestinationTerm"] | components["schemas"]["DeliveryTermEdit"] | components["schemas"]["NeededByTerm"] | components["schemas"]["TextTerm"] | components["schemas"]["SamplesTerm"] | components["schemas"]["SupplierKindsTerm"] | components["schemas"]["Listing"] | components["schemas"]["Ask"] | components["schemas"]["Command"])[];
        };
        /**
         * ErasedDocument
         * @description What was deleted for good.
         *
         *     Attributes:
         *         forks: conversations that began as a copy of it, and that stay.
         */
        readonly ErasedDocument: {
            /** Answers */
            readonly answers: number;
            /** Conversations */
            readonly conversations: number;
            /** Events */
            readonly events: number;
            /** Forks */
            readonly forks: readonly string[];
            /** Rfqs */
            readonly rfqs: number;
            /** Turns */
            readonly turns: number;
        };
        /**
         * EventKind
         * @description What a buyer did.
         * @enum {string}
         */
        readonly EventKind: "impression" | "click" | "selection" | "rating";
        /**
         * ExcludedDocument
         * @description Who was left out, and why.
         *
         *     Attributes:
         *         supplier_id, name: null for offers that name nobody.
         *         detail: the reason as the catalogue states it, or the must that is missed and by what.
         */
        readonly ExcludedDocument: {
            /** Detail */
            readonly detail: string;
            /** Label */
            readonly label: string;
            /** Name */
            readonly name: string | null;
            /** Offers */
            readonly offers: number;
            readonly reason: components["schemas"]["Reason"];
            /** Supplier Id */
            readonly supplier_id: string | null;
        };
        /**
         * ExportFormat
         * @description A format that an RFQ is written in.
         * @enum {string}
         */
        readonly ExportFormat: "pdf" | "docx" | "xlsx" | "ubl" | "json" | "md" | "email" | "zip";
        /**
         * FacetDocument
         * @description How one field is distributed over everything that was found.
         *
         *     Attributes:
         *         unit: of the numbers; a constraint on them is in it unless it says another.
         *         known: products that state it; ``unknown`` ones do not.
         *         entropy: of the distribution, in bits.
         *         minimum, maximum: of numbers.
         */
        readonly FacetDocument: {
            /** Buckets */
            readonly buckets: readonly components["schemas"]["BucketDocument"][];
            /** Entropy */
            readonly entropy: number;
            /** Field */
            readonly field: string;
            /** Known */
            readonly known: number;
            /** Label */
            readonly label: string;
            /** Maximum */
            readonly maximum: number | null;
            /** Minimum */
            readonly minimum: number | null;
            /** Unit */
            readonly unit: string | null;
            /** Unknown */
            readonly unknown: number;
        };
        /**
         * FactDocument
         * @description What the catalogue states of one field.
         *
         *     Attributes:
         *         value: in words; null when it is not stated.
         *         field: that can be looked up under the product, with its evidence.
         */
        readonly FactDocument: {
            /** Field */
            readonly field: string;
            /** Label */
            readonly label: string;
            /** Value */
            readonly value: string | null;
        };
        /**
         * Fault
         * @description One thing that is wrong with a request.
         *
         *     Attributes:
         *         pointer: RFC 6901 JSON pointer into the body, or the parameter's name.
         *         value: as it was received, shortened; null when it was missing.
         *         accepted: what would be taken.
         */
        readonly Fault: {
            /**
             * Accepted
             * @default null
             */
            readonly accepted: readonly string[] | null;
            /** Detail */
            readonly detail: string;
            /**
             * Pointer
             * @example /constraints/0/operator
             */
            readonly pointer: string;
            /**
             * Value
             * @default null
             */
            readonly value: unknown;
        };
        /**
         * FeedbackEvent
         * @description One thing that a buyer did, or saw.
         *
         *     Attributes:
         *         query: that the product was shown for; null takes that of the conversation.
         *         position: in the list, from 1; null where it was not in a list.
         *         value: of a rating.
         *         at: when; null is now.
         */
        readonly FeedbackEvent: {
            /** At */
            readonly at?: string | null;
            /** Conversation Id */
            readonly conversation_id?: string | null;
            readonly kind: components["schemas"]["EventKind"];
            /** Position */
            readonly position?: number | null;
            /** Product Id */
            readonly product_id: string;
            /** Query */
            readonly query?: string | null;
            /** Value */
            readonly value?: number | null;
        };
        /**
         * FeedbackKept
         * @description How many events are kept: those of one list are one.
         */
        readonly FeedbackKept: {
            /** Kept */
            readonly kept: number;
        };
        /**
         * FeedbackOrder
         * @description What a buyer did and saw; of a list that was shown, one impression for each product.
         *
         *     Attributes:
         *         consent: the buyer agrees that it is kept and learnt from; without it, nothing is kept.
         */
        readonly FeedbackOrder: {
            /**
             * Consent
             * @default false
             */
            readonly consent?: boolean;
            /** Events */
            readonly events: readonly components["schemas"]["FeedbackEvent"][];
        };
        /**
         * FieldProvenance
         * @description Where one field comes from that has no room for it itself.
         */
        readonly FieldProvenance: {
            /**
             * Field
             * @description Path in the document, such as ``terms.needed_by`` or ``lines[1].quantity``.
             */
            readonly field: string;
            readonly provenance: components["schemas"]["Provenance-Output"];
        };
        /**
         * FindingCode
         * @description What was found; the key of its message, with the parameters it is filled with.
         * @enum {string}
         */
        readonly FindingCode: "issued_after_deadline" | "deadline_passed" | "deadline_after_need" | "needed_in_past" | "validity_ends_early" | "instalment_late" | "instalment_early" | "samples_late" | "quantity_too_small" | "quantity_not_whole" | "annual_below_order" | "price_breaks_out_of_order" | "schedule_exceeds_quantity" | "schedule_falls_short" | "schedule_unit_differs" | "range_upside_down" | "specifications_conflict" | "preference_conflicts" | "units_not_comparable" | "weights_not_100" | "budget_below_target" | "budgets_exceed_total" | "moq_above_quantity" | "some_moq_above_quantity" | "deadline_unreachable" | "budget_below_market" | "budget_in_lowest_quarter" | "total_budget_below_market" | "target_below_every_offer" | "certificate_not_stated" | "supplier_blocked";
        /**
         * FindingDocument
         * @description Something that speaks against the document as it is.
         *
         *     Attributes:
         *         field: path of what a buyer would change.
         *         evidence: the facts behind it, the most telling first; at most ten.
         */
        readonly FindingDocument: {
            readonly code: components["schemas"]["FindingCode"];
            /** Evidence */
            readonly evidence: readonly components["schemas"]["FindingFact"][];
            /** Field */
            readonly field: string;
            /** Label */
            readonly label: string;
            /** More */
            readonly more: number;
            readonly severity: components["schemas"]["Severity"];
            /** Text */
            readonly text: string;
        };
        /**
         * FindingFact
         * @description One thing that the catalogue states, behind a finding.
         *
         *     Attributes:
         *         value: in words.
         *         source: file, row and column in words; null where the catalogue does not keep it.
         *         raw: the text as the file has it.
         *         rate: that a price was converted by, in words.
         */
        readonly FindingFact: {
            /** Delivery Terms */
            readonly delivery_terms: readonly string[];
            /** Offer Id */
            readonly offer_id: string | null;
            /** Product */
            readonly product: string | null;
            /** Product Id */
            readonly product_id: string | null;
            /** Rate */
            readonly rate: string | null;
            /** Raw */
            readonly raw: string | null;
            /** Source */
            readonly source: string | null;
            /** Supplier */
            readonly supplier: string | null;
            /** Supplier Id */
            readonly supplier_id: string | null;
            /** Value */
            readonly value: string;
        };
        /**
         * Focus
         * @description Talk about another line.
         */
        readonly Focus: {
            /** Line */
            readonly line: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "focus";
        };
        /**
         * ForkOrder
         * @description Where a copy begins to go its own way.
         *
         *     Attributes:
         *         after_turn: the last turn that is copied; 0 copies the settings alone.
         */
        readonly ForkOrder: {
            /** After Turn */
            readonly after_turn: number;
        };
        /**
         * Format
         * @description What a transcript is written in.
         * @enum {string}
         */
        readonly Format: "markdown" | "html" | "json";
        /**
         * FormDocument
         * @description The whole form.
         *
         *     Attributes:
         *         language: that labels, questions and texts are in.
         *         missing: how many fields are missing that are required, expected and helpful.
         *         ready: nothing required is missing; the review says whether anything contradicts itself.
         */
        readonly FormDocument: {
            /** Expected */
            readonly expected: number;
            /** Helpful */
            readonly helpful: number;
            /** Language */
            readonly language: string;
            /** Ready */
            readonly ready: boolean;
            /** Required */
            readonly required: number;
            /** Sections */
            readonly sections: readonly components["schemas"]["SectionDocument"][];
        };
        /**
         * FormField
         * @description One field.
         *
         *     Attributes:
         *         path: in the document, such as ``lines[1].quantity``; answered and patched under it.
         *         value: as the document's JSON has it; null when nothing is there.
         *         text: the value as a person reads it; null when nothing is there.
         *         choices: what a ``choice`` takes.
         *         importance: of a specification.
         *         private: suppliers do not see it.
         *         provenance: null where it is not known.
         *         missing: whether the document lacks it; ``necessity`` says how much it is needed.
         *         question, example: to ask for it: ``example`` is null where no text can answer it.
         *         why: why it matters.
         */
        readonly FormField: {
            /** Choices */
            readonly choices: readonly string[];
            /** Example */
            readonly example: string | null;
            readonly importance: components["schemas"]["Importance"] | null;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "text" | "long_text" | "number" | "quantity" | "money" | "date" | "moment" | "place" | "delivery_term" | "choice" | "flag" | "list" | "specification" | "supplier" | "contact";
            /** Label */
            readonly label: string;
            /** Line */
            readonly line: string | null;
            /** Missing */
            readonly missing: boolean;
            /** Necessity */
            readonly necessity: ("required" | "expected" | "helpful") | null;
            /** Path */
            readonly path: string;
            /** Private */
            readonly private: boolean;
            readonly provenance: components["schemas"]["ProvenanceDocument"] | null;
            /** Question */
            readonly question: string | null;
            /**
             * Section
             * @enum {string}
             */
            readonly section: "header" | "line" | "terms" | "quality" | "process" | "suppliers";
            /** Text */
            readonly text: string | null;
            /** Value */
            readonly value: unknown;
            /** Why */
            readonly why: string | null;
        };
        /**
         * FunnelDocument
         * @description From search to request for quotation, by day and in all.
         *
         *     Attributes:
         *         steps: names of the funnel's steps, in order.
         *         total: counts of all days; beside the steps also "turns", "questions" and "nothing found".
         */
        readonly FunnelDocument: {
            /** Days */
            readonly days: readonly components["schemas"]["DayDocument"][];
            /**
             * Since
             * Format: date
             */
            readonly since: string;
            /** Steps */
            readonly steps: readonly string[];
            /** Total */
            readonly total: {
                readonly [key: string]: number;
            };
        };
        /**
         * FusionOrder
         * @description How evidence of words and of meaning is brought together; null chooses by the query.
         *
         *     Attributes:
         *         dense_weight: share of meaning, for ``convex``.
         *         coverage_weight: of the share of the query that a product has, for ``convex``.
         *         rrf_k: constant of reciprocal rank fusion, for ``rrf``.
         */
        readonly FusionOrder: {
            /** Coverage Weight */
            readonly coverage_weight?: number | null;
            /** Dense Weight */
            readonly dense_weight?: number | null;
            /**
             * Method
             * @default convex
             * @enum {string}
             */
            readonly method?: "convex" | "rrf";
            /**
             * Rrf K
             * @default 60
             */
            readonly rrf_k?: number;
        };
        /**
         * GenerationDocument
         * @description One immutable state of the catalogue.
         *
         *     Attributes:
         *         made: when.
         *         parent: that it was built on.
         *         size: bytes on disk; ``index_size`` of its search index, null without one.
         *         current: it is the one to be served; ``served``: the answering process serves it.
         *         index: "ready", "not built", or what is wrong with it.
         *         models: that its index was embedded with.
         */
        readonly GenerationDocument: {
            /** Current */
            readonly current: boolean;
            /** Id */
            readonly id: string;
            /** Index */
            readonly index: string;
            /** Index Size */
            readonly index_size: number | null;
            /**
             * Made
             * Format: date-time
             */
            readonly made: string;
            /** Models */
            readonly models: readonly string[];
            /** Offers */
            readonly offers: number;
            /** Parent */
            readonly parent: string | null;
            /** Products */
            readonly products: number;
            /** Served */
            readonly served: boolean;
            /** Size */
            readonly size: number;
            /** Suppliers */
            readonly suppliers: number;
        };
        /**
         * GenerationsDocument
         * @description The generations, the newest first.
         */
        readonly GenerationsDocument: {
            /** Generations */
            readonly generations: readonly components["schemas"]["GenerationDocument"][];
        };
        /**
         * Gone
         * @description The conversation has been erased.
         */
        readonly Gone: Record<string, never>;
        /**
         * GroupDocument
         * @description A part of the table: its rows follow one another.
         */
        readonly GroupDocument: {
            readonly id: components["schemas"]["RowGroup"];
            /** Label */
            readonly label: string;
        };
        /**
         * Header
         * @description What the document is, who it is from, and until when it can be answered.
         */
        readonly Header: {
            readonly buyer?: components["schemas"]["Buyer"] | null;
            /** @default confidential */
            readonly confidentiality?: components["schemas"]["Confidentiality"];
            /**
             * Contacts
             * @description Whom to ask and to answer, first one first.
             * @default []
             */
            readonly contacts?: readonly components["schemas"]["Contact"][];
            /**
             * Currency
             * @description That quotations are asked for in.
             */
            readonly currency?: string | null;
            /**
             * Id
             * @description The same in every revision.
             */
            readonly id: string;
            /**
             * Issued
             * Format: date-time
             */
            readonly issued: string;
            /**
             * Language
             * @default en
             */
            readonly language?: string;
            /**
             * Notes
             * @default []
             */
            readonly notes?: readonly string[];
            /**
             * Quotations Valid Until
             * @description Until when quoted prices have to hold.
             */
            readonly quotations_valid_until?: string | null;
            /**
             * Respond By
             * @description Last moment at which a quotation counts.
             */
            readonly respond_by?: string | null;
            /**
             * Revision
             * @default 1
             */
            readonly revision?: number;
            /** Title */
            readonly title?: string | null;
        };
        /**
         * HitDocument
         * @description A product that was found.
         *
         *     Attributes:
         *         score: comparable within one answer only.
         *         outcomes: how it stands to each constraint, in their order; the card has the same.
         *         duplicates: near-duplicates that stand behind it.
         *         contributions: when the search asked to explain.
         *         card: null when the search asked for none.
         */
        readonly HitDocument: {
            readonly card: components["schemas"]["ProductCard"] | null;
            /** Contributions */
            readonly contributions: readonly components["schemas"]["ContributionDocument"][];
            /** Duplicates */
            readonly duplicates: readonly string[];
            /** Outcomes */
            readonly outcomes: readonly components["schemas"]["OutcomeDocument"][];
            /** Product Id */
            readonly product_id: string;
            /** Score */
            readonly score: number;
        };
        /**
         * Importance
         * @description What follows when a constraint does not hold.
         * @enum {string}
         */
        readonly Importance: "must" | "should";
        /**
         * IngestDocument
         * @description An upload on its way into the catalogue.
         *
         *     Attributes:
         *         stage: how far it is; ``done`` and ``failed`` are the end.
         *         step: what is being done, in words; ``share`` of it, 0 to 1; ``rows`` read so far.
         *         generation: that was made; null where nothing changed, or not yet.
         *         problem: why it failed.
         */
        readonly IngestDocument: {
            /** Accepted */
            readonly accepted: number;
            /**
             * Began
             * Format: date-time
             */
            readonly began: string;
            /** Dataset */
            readonly dataset: string;
            /** File */
            readonly file: string;
            /** Generation */
            readonly generation: string | null;
            /** Id */
            readonly id: string;
            /** Problem */
            readonly problem: string | null;
            /** Read */
            readonly read: number;
            /** Rejected */
            readonly rejected: number;
            /** Replace */
            readonly replace: boolean;
            /** Rows */
            readonly rows: number;
            /** Share */
            readonly share: number;
            readonly stage: components["schemas"]["Stage"];
            /** Step */
            readonly step: string;
            /** Unchanged */
            readonly unchanged: number;
            /**
             * Updated
             * Format: date-time
             */
            readonly updated: string;
        };
        /**
         * IngestsDocument
         * @description Uploads, the latest first.
         */
        readonly IngestsDocument: {
            /** Ingests */
            readonly ingests: readonly components["schemas"]["IngestDocument"][];
        };
        /**
         * Inspection
         * @description Inspection by sampling after ISO 2859-1.
         */
        readonly Inspection: {
            /**
             * By
             * @description Who: the buyer, the supplier, a third party.
             */
            readonly by?: string | null;
            /** Critical */
            readonly critical?: ("0" | "0.010" | "0.015" | "0.025" | "0.040" | "0.065" | "0.10" | "0.15" | "0.25" | "0.40" | "0.65" | "1.0" | "1.5" | "2.5" | "4.0" | "6.5" | "10" | "15" | "25" | "40" | "65" | "100" | "150" | "250" | "400" | "650" | "1000") | null;
            /** Details */
            readonly details?: string | null;
            /**
             * Level
             * @default II
             * @enum {string}
             */
            readonly level?: "I" | "II" | "III" | "S-1" | "S-2" | "S-3" | "S-4";
            /** Major */
            readonly major?: ("0" | "0.010" | "0.015" | "0.025" | "0.040" | "0.065" | "0.10" | "0.15" | "0.25" | "0.40" | "0.65" | "1.0" | "1.5" | "2.5" | "4.0" | "6.5" | "10" | "15" | "25" | "40" | "65" | "100" | "150" | "250" | "400" | "650" | "1000") | null;
            /** Minor */
            readonly minor?: ("0" | "0.010" | "0.015" | "0.025" | "0.040" | "0.065" | "0.10" | "0.15" | "0.25" | "0.40" | "0.65" | "1.0" | "1.5" | "2.5" | "4.0" | "6.5" | "10" | "15" | "25" | "40" | "65" | "100" | "150" | "250" | "400" | "650" | "1000") | null;
            /**
             * Stage
             * @description When: before shipment, during production, on arrival.
             */
            readonly stage?: string | null;
            /**
             * Standard
             * @default ISO 2859-1
             * @constant
             */
            readonly standard?: "ISO 2859-1";
        };
        /**
         * Instalment
         * @description A part of the goods by a day.
         */
        readonly Instalment: {
            /**
             * By
             * Format: date
             */
            readonly by: string;
            /** Id */
            readonly id: string;
            /**
             * Line
             * @description Id of the line.
             */
            readonly line: string;
            /** @description None is the destination of the whole. */
            readonly place?: components["schemas"]["DeliveryPlace"] | null;
            readonly quantity: components["schemas"]["Quantity"];
        };
        /**
         * InvitedSupplier
         * @description A company that is asked; each sees only itself.
         */
        readonly InvitedSupplier: {
            /**
             * Contacts
             * @default []
             */
            readonly contacts?: readonly components["schemas"]["Contact"][];
            /** Country */
            readonly country?: string | null;
            /**
             * Id
             * @description In the catalogue.
             */
            readonly id: string;
            /**
             * Language
             * @description That it is written to in; None is the document's.
             */
            readonly language?: string | null;
            /** Name */
            readonly name: string;
        };
        /**
         * IssuedKeyDocument
         * @description A new key with its secret: the one time that it is shown.
         *
         *     Attributes:
         *         token: what a client sends; null in the answer to a repeated request, since nobody keeps it.
         */
        readonly IssuedKeyDocument: {
            readonly key: components["schemas"]["KeyDocument"];
            /** Token */
            readonly token: string | null;
        };
        /**
         * IssuedRevision
         * @description The RFQ with its new revision, and what it changed.
         */
        readonly IssuedRevision: {
            /** Changes */
            readonly changes: readonly components["schemas"]["ChangeDocument"][];
            readonly rfq: components["schemas"]["RfqDetail"];
        };
        /**
         * JudgementDocument
         * @description What was judged last of a product for a query.
         *
         *     Attributes:
         *         own: whether the caller judged it.
         */
        readonly JudgementDocument: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Grade */
            readonly grade: number;
            /** Own */
            readonly own: boolean;
            /** Product Id */
            readonly product_id: string;
            /** Query */
            readonly query: string;
        };
        /**
         * JudgementFormat
         * @description How judgements are written down.
         * @enum {string}
         */
        readonly JudgementFormat: "qrels" | "queries" | "csv";
        /**
         * JudgementOrder
         * @description What a person judges of a product for a query.
         *
         *     Attributes:
         *         grade: 0 is not what was wanted, 4 is exactly that.
         */
        readonly JudgementOrder: {
            /** Grade */
            readonly grade: number;
            /** Product Id */
            readonly product_id: string;
            /** Query */
            readonly query: string;
        };
        /**
         * JudgementsAnswer
         * @description Judgements, by query and product.
         */
        readonly JudgementsAnswer: {
            /** Judgements */
            readonly judgements: readonly components["schemas"]["JudgementDocument"][];
        };
        /**
         * KeyDocument
         * @description An API key, without its secret.
         *
         *     Attributes:
         *         last_used: to the minute.
         */
        readonly KeyDocument: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Expires */
            readonly expires: string | null;
            /** Id */
            readonly id: string;
            /** Last Used */
            readonly last_used: string | null;
            /** Name */
            readonly name: string;
            /** Revoked */
            readonly revoked: string | null;
            /** Rotated */
            readonly rotated: string | null;
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
        };
        /**
         * KeyOrder
         * @description A new API key.
         */
        readonly KeyOrder: {
            /** Expires */
            readonly expires?: string | null;
            /** Name */
            readonly name: string;
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
        };
        /**
         * KeysDocument
         * @description All keys, the oldest first.
         */
        readonly KeysDocument: {
            /** Keys */
            readonly keys: readonly components["schemas"]["KeyDocument"][];
        };
        /**
         * Kind
         * @description What a paragraph says.
         * @enum {string}
         */
        readonly Kind: "courtesy" | "understood" | "changed" | "contradiction" | "not understood" | "relaxed" | "answer" | "found" | "stop" | "missing";
        /**
         * LabAnswer
         * @description The rankings of one query.
         *
         *     Attributes:
         *         query: as it was read for both.
         *         cards: of every product that is in any ranking, by id.
         */
        readonly LabAnswer: {
            readonly both: components["schemas"]["LabRanking"];
            /** Cards */
            readonly cards: {
                readonly [key: string]: components["schemas"]["ProductCard"];
            };
            /** Generation */
            readonly generation: string;
            readonly meaning: components["schemas"]["LabRanking"];
            readonly query: components["schemas"]["QueryDocument"];
            readonly words: components["schemas"]["LabRanking"];
        };
        /**
         * LabelDocument
         * @description One value of an attribute.
         *
         *     Attributes:
         *         label: as a constraint takes it.
         *         text: in the language of the answer.
         *         count: products that state it.
         *         variants: other spellings that mean it.
         */
        readonly LabelDocument: {
            /** Count */
            readonly count: number;
            /** Label */
            readonly label: string;
            /** Text */
            readonly text: string;
            /** Variants */
            readonly variants: readonly string[];
        };
        /**
         * LabHit
         * @description A product of one ranking.
         *
         *     Attributes:
         *         words_rank, meaning_rank, both_rank: its place in each ranking, from 1; null where it is
         *             not among the first.
         *         grade: what was judged of it for this query, 0 to 4; null when nobody did.
         */
        readonly LabHit: {
            /** Both Rank */
            readonly both_rank: number | null;
            /** Contributions */
            readonly contributions: readonly components["schemas"]["ContributionDocument"][];
            /** Grade */
            readonly grade: number | null;
            /** Meaning Rank */
            readonly meaning_rank: number | null;
            /** Product Id */
            readonly product_id: string;
            /** Score */
            readonly score: number;
            /** Words Rank */
            readonly words_rank: number | null;
        };
        /**
         * LabOrder
         * @description A query to be ranked in several ways.
         *
         *     Attributes:
         *         fusion: how both sides are brought together; what is null is chosen by the query.
         */
        readonly LabOrder: {
            /** Category */
            readonly category?: readonly string[] | null;
            /** Currency */
            readonly currency?: string | null;
            /**
             * @default {
             *       "method": "convex",
             *       "rrf_k": 60
             *     }
             */
            readonly fusion?: components["schemas"]["FusionOrder"];
            /**
             * Language
             * @default en
             * @enum {string}
             */
            readonly language?: "en" | "es" | "zh-Hans" | "zh-Hant";
            /**
             * Size
             * @default 10
             */
            readonly size?: number;
            /**
             * Text
             * @example pallet truck 2500 kg
             */
            readonly text: string;
        };
        /**
         * LabRanking
         * @description One way to rank.
         *
         *     Attributes:
         *         unavailable: why there is none: no model of meaning is installed; null when there is one.
         *         milliseconds: that the search took.
         */
        readonly LabRanking: {
            /** Hits */
            readonly hits: readonly components["schemas"]["LabHit"][];
            /** Milliseconds */
            readonly milliseconds: number;
            /** Total */
            readonly total: number;
            /** Unavailable */
            readonly unavailable: string | null;
        };
        /**
         * Lack
         * @description What is missing; also the key of the sentence that says why it matters.
         * @enum {string}
         */
        readonly Lack: "quantity" | "specifications" | "destination" | "delivery_place" | "needed_by" | "respond_by" | "contact" | "buyer" | "suppliers" | "delivery_term" | "unit" | "currency" | "budget" | "payment" | "quotations_valid_until" | "certificates" | "inspection" | "warranty" | "samples" | "criteria" | "packaging" | "alternates" | "annual" | "hs_code" | "spares";
        /**
         * LeadTimeDocument
         * @description Days from order to shipment.
         */
        readonly LeadTimeDocument: {
            /** Days High */
            readonly days_high: number;
            /** Days Low */
            readonly days_low: number;
            /** Text */
            readonly text: string;
        };
        /**
         * LimitsDocument
         * @description What a client can send.
         *
         *     Attributes:
         *         requests: policy of the caller's rate limit, such as ``300/minute``; empty is none.
         *         body: bytes of a JSON body.
         *         upload: bytes of an uploaded feed.
         */
        readonly LimitsDocument: {
            /** Body */
            readonly body: number;
            /** Requests */
            readonly requests: string;
            /** Upload */
            readonly upload: number;
        };
        /**
         * LineDocument
         * @description One thing that is wanted.
         *
         *     Attributes:
         *         focus: whether it is the one talked about and shown.
         */
        readonly LineDocument: {
            /** Category */
            readonly category: readonly string[] | null;
            /** Chips */
            readonly chips: readonly components["schemas"]["ChipDocument"][];
            /** Focus */
            readonly focus: boolean;
            /** Id */
            readonly id: string;
            /** Rejected */
            readonly rejected: readonly string[];
            /** Selected */
            readonly selected: readonly string[];
            /** Title */
            readonly title: string;
        };
        /**
         * Listing
         * @description Put products on the shortlist, take them off it, or never show them again.
         */
        readonly Listing: {
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "reject" | "shortlist" | "unlist";
            /** Product Ids */
            readonly product_ids: readonly string[];
        };
        /**
         * MarketDocument
         * @description What comparable goods cost at the quantity, which prices are valued against.
         */
        readonly MarketDocument: {
            /** Count */
            readonly count: number;
            /** Currency */
            readonly currency: string;
            /** Lower Quartile */
            readonly lower_quartile: number;
            /** Median */
            readonly median: number;
            /** Scope */
            readonly scope: string;
            /** Text */
            readonly text: string;
        };
        /**
         * MessageOrder
         * @description What the buyer writes.
         */
        readonly MessageOrder: {
            /** Text */
            readonly text: string;
        };
        /**
         * MissingDocument
         * @description Something that is missing.
         *
         *     Attributes:
         *         field: path in the document, to answer under.
         *         necessity: ``required``: no supplier can quote without it.
         *         term: name of the term of a need that fills it, for an edit of the conversation.
         *         why: what it is and why it matters.
         *         question: to ask the buyer.
         *         example: of an answer; null where no text can answer it and the document itself is edited.
         */
        readonly MissingDocument: {
            /** Example */
            readonly example: string | null;
            /** Field */
            readonly field: string;
            /** Label */
            readonly label: string;
            /** Line */
            readonly line: string | null;
            /** Necessity */
            readonly necessity: string;
            /** Question */
            readonly question: string;
            /** Term */
            readonly term: string | null;
            readonly what: components["schemas"]["Lack"];
            /** Why */
            readonly why: string;
        };
        /**
         * Mode
         * @description Which evidence ranks.
         * @enum {string}
         */
        readonly Mode: "hybrid" | "lexical" | "dense";
        /**
         * Money
         * @description An amount of money.
         *
         *     Attributes:
         *         amount: finite decimal, kept as exact as the source states it.
         *         currency: ISO 4217 alphabetic code.
         *
         *     Raises:
         *         MoneyError: the amount is a float or not finite, or the currency is unknown.
         */
        readonly Money: {
            /** Amount */
            readonly amount: number | string;
            /** Currency */
            readonly currency: string;
        };
        /**
         * MoneyDocument
         * @description An amount in a currency.
         */
        readonly MoneyDocument: {
            /**
             * Amount
             * @example 1250.00
             */
            readonly amount: string;
            /**
             * Currency
             * @description ISO 4217
             */
            readonly currency: string;
        };
        /**
         * MustsDocument
         * @description How many musts a column meets; ``text`` says it in words.
         */
        readonly MustsDocument: {
            /** Met */
            readonly met: number;
            /** Missed */
            readonly missed: number;
            /** Text */
            readonly text: string | null;
            /** Unknown */
            readonly unknown: number;
        };
        /**
         * Need
         * @description What a buyer wants.
         *
         *     Attributes:
         *         lines: in the order the buyer brought them up.
         *         language: BCP 47 tag of the language the buyer writes in.
         *         focus: id of the line that is talked about; None when there is no line.
         */
        readonly Need: {
            /** Focus */
            readonly focus?: string | null;
            /**
             * Language
             * @default en
             */
            readonly language?: string;
            /**
             * Lines
             * @default []
             */
            readonly lines?: readonly components["schemas"]["NeedLine"][];
            readonly terms?: components["schemas"]["CommercialTerms"];
        };
        /**
         * NeedDocument
         * @description What is known of the need: a line per thing wanted, and the terms of all.
         *
         *     Attributes:
         *         missing: terms that a request for quotation needs and nobody has given yet.
         *         state: the whole typed need, as `data.need` has it, for programs.
         */
        readonly NeedDocument: {
            /** Lines */
            readonly lines: readonly components["schemas"]["LineDocument"][];
            /** Missing */
            readonly missing: readonly components["schemas"]["Term"][];
            /** State */
            readonly state: {
                readonly [key: string]: unknown;
            };
            /** Terms */
            readonly terms: readonly components["schemas"]["ChipDocument"][];
        };
        /**
         * NeededByTerm
         * @description Last acceptable day of arrival; null takes it back.
         */
        readonly NeededByTerm: {
            /** Day */
            readonly day: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "needed_by";
        };
        /**
         * NeedLine
         * @description One thing that is wanted.
         *
         *     Attributes:
         *         id: unique in the need and stable over edits: "1", "2" …
         *         query: the words that name the product ("electric forklift"), without what has been
         *             understood as requirements where possible; what retrieval searches by.
         *         categories: most probable first; empty when nothing is believed yet.
         *         requirements: each field and operator at most once per importance, in the order they came.
         *         indifferent: fields the buyer has no preference on: never asked about, never counted.
         *         undecided: fields the buyer was asked about and does not know.
         *         matters: fields the buyer has said to care about, in the order said, whether or not a value
         *             is known by now.
         *         minor: fields the buyer left out when asked what matters.
         *         annual: quantity a year, where the buyer says one.
         *         budget: for the whole line; a limit on the unit price is a requirement on
         *             `data.constraint.PRICE`.
         *         selected: products on the buyer's shortlist, in the order chosen.
         *         rejected: products the buyer does not want to see again.
         *         notes: what the buyer said about the line that is no requirement; passed on as it is.
         */
        readonly NeedLine: {
            readonly annual?: components["schemas"]["Stated_Amount_"] | null;
            readonly budget?: components["schemas"]["Stated_Money_"] | null;
            /**
             * Categories
             * @default []
             */
            readonly categories?: readonly components["schemas"]["CategoryBelief"][];
            /** Id */
            readonly id: string;
            /**
             * Indifferent
             * @default []
             */
            readonly indifferent?: readonly string[];
            /**
             * Matters
             * @default []
             */
            readonly matters?: readonly string[];
            /**
             * Minor
             * @default []
             */
            readonly minor?: readonly string[];
            /**
             * Notes
             * @default []
             */
            readonly notes?: readonly components["schemas"]["Stated_str_"][];
            readonly quantity?: components["schemas"]["Stated_Amount_"] | null;
            /** Query */
            readonly query: string;
            /**
             * Rejected
             * @default []
             */
            readonly rejected?: readonly string[];
            /**
             * Requirements
             * @default []
             */
            readonly requirements?: readonly components["schemas"]["Requirement"][];
            /**
             * Selected
             * @default []
             */
            readonly selected?: readonly string[];
            /**
             * Undecided
             * @default []
             */
            readonly undecided?: readonly string[];
        };
        /**
         * NoPreferenceEdit
         * @description No preference on a field, or on the open question.
         */
        readonly NoPreferenceEdit: {
            /** Field */
            readonly field?: string | null;
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "no_preference";
        };
        /**
         * OfferDocument
         * @description The terms on which one supplier sells one product.
         *
         *     Attributes:
         *         title: of the product.
         *         supplier: null where the source names nobody.
         *         prices: each from a quantity upwards.
         *         lead_times: likewise, in the same order as the catalogue.
         *         evidence: by the name of a stated term, the place that it comes from.
         */
        readonly OfferDocument: {
            /** Customisation */
            readonly customisation: string | null;
            /** Delivery Terms */
            readonly delivery_terms: readonly components["schemas"]["DeliveryTermDocument"][];
            /** Evidence */
            readonly evidence: {
                readonly [key: string]: components["schemas"]["SourceDocument"];
            };
            /** Id */
            readonly id: string;
            /** Lead Times */
            readonly lead_times: readonly components["schemas"]["LeadTimeDocument"][];
            readonly moq: components["schemas"]["QuantityDocument"] | null;
            /** Payment Terms */
            readonly payment_terms: string | null;
            /** Prices */
            readonly prices: readonly components["schemas"]["PriceDocument"][];
            /** Product Id */
            readonly product_id: string;
            readonly sample_price: components["schemas"]["MoneyDocument"] | null;
            /** Ship From */
            readonly ship_from: string | null;
            /** Sku */
            readonly sku: string | null;
            readonly stock: components["schemas"]["QuantityDocument"] | null;
            readonly supplier: components["schemas"]["SupplierBadge"] | null;
            /** Title */
            readonly title: string;
            /** Unit Of Sale */
            readonly unit_of_sale: string | null;
            /** Valid From */
            readonly valid_from: string | null;
            /** Valid Until */
            readonly valid_until: string | null;
            /** Warranty Months */
            readonly warranty_months: number | null;
        };
        /**
         * OfferedCategory
         * @description How many offers a supplier has in a category.
         */
        readonly OfferedCategory: {
            /** Category */
            readonly category: readonly string[];
            /** Offers */
            readonly offers: number;
        };
        /**
         * Operator
         * @description How a product's value has to stand to the constraint's.
         * @enum {string}
         */
        readonly Operator: "=" | "≠" | "<" | "≤" | ">" | "≥" | "between" | "one of" | "not one of" | "about";
        /**
         * OptionDocument
         * @description One answer that is offered.
         *
         *     Attributes:
         *         id: sent back by the ``choose`` edit.
         *         count: products that it would leave; null where nothing is counted.
         *         low, high, unit: of a range.
         */
        readonly OptionDocument: {
            /** Count */
            readonly count: number | null;
            /**
             * Field
             * @default null
             */
            readonly field: string | null;
            /**
             * High
             * @default null
             */
            readonly high: number | null;
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
            /**
             * Low
             * @default null
             */
            readonly low: number | null;
            /**
             * Unit
             * @default null
             */
            readonly unit: string | null;
        };
        /**
         * Origin
         * @description How something came to be known of a need.
         * @enum {string}
         */
        readonly Origin: "stated" | "chosen" | "edited" | "inferred" | "default";
        /**
         * OutcomeDocument
         * @description How a product stands to a requirement.
         *
         *     Attributes:
         *         truth: ``unknown`` is never a pass: the product states nothing.
         *         label: of the field, in the language of the answer.
         *         required: the requirement in words ("at least 2.5 t").
         *         value: what the catalogue states, in words; null when it states nothing.
         */
        readonly OutcomeDocument: {
            /** Field */
            readonly field: string;
            readonly importance: components["schemas"]["Importance"];
            /** Label */
            readonly label: string;
            /** Required */
            readonly required: string;
            readonly truth: components["schemas"]["Truth"];
            /** Value */
            readonly value: string | null;
        };
        /**
         * PairDocument
         * @description Two axes that are worth looking at together.
         *
         *     Attributes:
         *         id: names the pair in the points' ``on_front``.
         *         front: ids of the offers that no other beats on both, in the order of ``x``; a point that
         *             leaves one of the two unknown is never among them, and beats nobody.
         *         unknown: how many points leave one of the two unknown and cannot be drawn.
         */
        readonly PairDocument: {
            /** Front */
            readonly front: readonly string[];
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
            /** Unknown */
            readonly unknown: number;
            /** X */
            readonly x: string;
            /** Y */
            readonly y: string;
        };
        /**
         * ParagraphDocument
         * @description One thing that is said.
         */
        readonly ParagraphDocument: {
            readonly kind: components["schemas"]["Kind"];
            /** Text */
            readonly text: string;
        };
        /**
         * PartDocument
         * @description What one criterion adds to a score.
         *
         *     Attributes:
         *         weight: its share of all weights that apply.
         *         value: 0 to 1; null when nothing that decides it is stated, and ``contribution`` then is
         *             what the unknown is taken for.
         *         worst, best: ends of what the value can be.
         *         contribution: to the score; the contributions of a supplier sum to it.
         */
        readonly PartDocument: {
            /** Best */
            readonly best: number;
            /** Contribution */
            readonly contribution: number;
            /** Criterion */
            readonly criterion: string;
            /** Facts */
            readonly facts: readonly components["schemas"]["RankFact"][];
            /** Known */
            readonly known: boolean;
            /** Label */
            readonly label: string;
            /** Value */
            readonly value: number | null;
            /** Weight */
            readonly weight: number;
            /** Worst */
            readonly worst: number;
        };
        /**
         * PartyIdentifier
         * @description A number that a register knows a company by.
         */
        readonly PartyIdentifier: {
            /**
             * Scheme
             * @description ``VAT``, ``DUNS``, ``GLN``, ``LEI`` or the register's own name.
             */
            readonly scheme: string;
            /** Value */
            readonly value: string;
        };
        /**
         * Place
         * @description Where goods go, or where a delivery term ends.
         *
         *     Attributes:
         *         country: ISO 3166-1 alpha-2, where it is known.
         *         name: of the town, port or site, as the buyer wrote it.
         */
        readonly Place: {
            /** Country */
            readonly country?: string | null;
            /** Name */
            readonly name?: string | null;
        };
        /**
         * PointDocument
         * @description One candidate offer.
         *
         *     Attributes:
         *         rank: of its supplier.
         *         best_of_supplier: whether it is the offer its supplier is ranked by.
         *         meets: whether it is known to meet every must.
         *         values: by id of the axis; null where the catalogue does not state it: never 0, never a
         *             guess.
         *         on_front: ids of the pairs on whose front it is.
         */
        readonly PointDocument: {
            /** Best Of Supplier */
            readonly best_of_supplier: boolean;
            /** Meets */
            readonly meets: boolean;
            /** Offer Id */
            readonly offer_id: string;
            /** On Front */
            readonly on_front: readonly string[];
            /** Product Id */
            readonly product_id: string;
            /** Rank */
            readonly rank: number;
            /** Score */
            readonly score: number;
            /** Supplier */
            readonly supplier: string;
            /** Supplier Id */
            readonly supplier_id: string;
            /** Title */
            readonly title: string;
            /** Values */
            readonly values: {
                readonly [key: string]: components["schemas"]["AxisValue"] | null;
            };
        };
        /**
         * Preset
         * @description A situation that a buyer is in.
         * @enum {string}
         */
        readonly Preset: "balanced" | "urgent" | "cheapest" | "safest";
        /**
         * PresetDocument
         * @description Weights for a situation that a buyer is in.
         */
        readonly PresetDocument: {
            /** Description */
            readonly description: string;
            readonly id: components["schemas"]["Preset"];
            /** Label */
            readonly label: string;
            /** Weights */
            readonly weights: {
                readonly [key: string]: number;
            };
        };
        /**
         * PriceDocument
         * @description A unit price.
         *
         *     Attributes:
         *         low, high: equal unless the source states a range.
         *         from_quantity: it holds from this quantity upwards.
         *         converted: in the currency that the buyer compares in, where that is another one.
         *         rate_note: the rate, its day and source, where it was converted.
         *         text: as a person reads it.
         */
        readonly PriceDocument: {
            /** @default null */
            readonly converted: components["schemas"]["MoneyDocument"] | null;
            /**
             * From Quantity
             * @example 1250.00
             */
            readonly from_quantity: string;
            readonly high: components["schemas"]["MoneyDocument"];
            readonly low: components["schemas"]["MoneyDocument"];
            /**
             * Rate Note
             * @default null
             */
            readonly rate_note: string | null;
            /** Text */
            readonly text: string;
        };
        /**
         * PrivatePrice
         * @description An amount that suppliers see only where the buyer discloses it.
         */
        readonly PrivatePrice: {
            /**
             * Amount
             * @description In units of the currency, not of its cents.
             */
            readonly amount: string;
            /** Currency */
            readonly currency: string;
            /**
             * Disclosed
             * @description Whether copies for suppliers show it.
             * @default false
             */
            readonly disclosed?: boolean;
            readonly provenance?: components["schemas"]["Provenance-Output"] | null;
        };
        /**
         * Problem
         * @description ``application/problem+json``.
         *
         *     Attributes:
         *         type: an address under the service's ``/problems/`` that explains it.
         *         instance: the request's id, as in the ``X-Request-ID`` header and the log.
         *         field, value, accepted: of the first fault, for people.
         *         faults: all of them.
         *         version: of the document that there is now, where a change was made from an older one.
         */
        readonly Problem: {
            /**
             * Accepted
             * @default null
             */
            readonly accepted: readonly string[] | null;
            /** Detail */
            readonly detail: string;
            /**
             * Faults
             * @default []
             */
            readonly faults: readonly components["schemas"]["Fault"][];
            /**
             * Field
             * @default null
             */
            readonly field: string | null;
            /** Instance */
            readonly instance: string;
            /** Status */
            readonly status: number;
            /** Title */
            readonly title: string;
            /**
             * Type
             * @example /problems/invalid
             */
            readonly type: string;
            /**
             * Value
             * @default null
             */
            readonly value: unknown;
            /**
             * Version
             * @default null
             */
            readonly version: number | null;
        };
        /**
         * ProblemKindDocument
         * @description What a type of problem means.
         *
         *     Attributes:
         *         status: HTTP status that it comes with.
         *         meaning: when it is answered, and what a client can do.
         */
        readonly ProblemKindDocument: {
            /** Meaning */
            readonly meaning: string;
            /** Status */
            readonly status: number;
            /** Title */
            readonly title: string;
            /** Type */
            readonly type: string;
        };
        /**
         * Process
         * @description How quotations are given and judged.
         */
        readonly Process: {
            /**
             * Attachments
             * @default []
             */
            readonly attachments?: readonly components["schemas"]["Attachment"][];
            /**
             * Criteria
             * @default []
             */
            readonly criteria?: readonly components["schemas"]["Criterion"][];
            /**
             * Disqualifiers
             * @default []
             */
            readonly disqualifiers?: readonly components["schemas"]["Disqualifier"][];
            /**
             * Questions
             * @default []
             */
            readonly questions?: readonly components["schemas"]["SupplierQuestion"][];
        };
        /**
         * Product
         * @description Name what is wanted: in words, as a category of the catalogue, or both.
         */
        readonly Product: {
            /**
             * Added
             * @default false
             */
            readonly added?: boolean;
            /** Category */
            readonly category?: readonly string[] | null;
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "product";
            /** Query */
            readonly query: string;
        };
        /**
         * ProductCard
         * @description A product of a list.
         *
         *     Attributes:
         *         position: in the list, from 1; goes on over pages.
         *         image: address of the first picture that the catalogue names, or null.
         *         facts: those that tell the products of this list apart, at most six.
         *         offers: how many offers there are; the price is the cheapest one's at the quantity asked.
         *         alike: near-duplicates that stand behind it.
         */
        readonly ProductCard: {
            /**
             * Alike
             * @default []
             */
            readonly alike: readonly string[];
            /** Brand */
            readonly brand: string | null;
            /** Category */
            readonly category: readonly string[];
            /**
             * Certifications
             * @default []
             */
            readonly certifications: readonly string[];
            /**
             * Facts
             * @default []
             */
            readonly facts: readonly components["schemas"]["FactDocument"][];
            /** Image */
            readonly image: string | null;
            readonly lead_time: components["schemas"]["LeadTimeDocument"] | null;
            readonly moq: components["schemas"]["QuantityDocument"] | null;
            /** Mpn */
            readonly mpn: string | null;
            /** Offers */
            readonly offers: number;
            /**
             * Outcomes
             * @default []
             */
            readonly outcomes: readonly components["schemas"]["OutcomeDocument"][];
            /** Position */
            readonly position: number;
            readonly price: components["schemas"]["PriceDocument"] | null;
            /** Product Id */
            readonly product_id: string;
            /** Score */
            readonly score: number;
            /**
             * Selected
             * @default false
             */
            readonly selected: boolean;
            readonly supplier: components["schemas"]["SupplierBadge"] | null;
            /** Title */
            readonly title: string;
            /** Url */
            readonly url: string | null;
            /**
             * Why
             * @default []
             */
            readonly why: readonly components["schemas"]["ReasonDocument"][];
        };
        /**
         * ProductDocument
         * @description A product with its attributes and offers.
         *
         *     Attributes:
         *         images: addresses of the web; others are left out.
         *         attributes: the category's in the order of their importance, then the others.
         *         evidence: by the name of a core field, the place that it comes from.
         *         offers: of suppliers that are not on the block list.
         */
        readonly ProductDocument: {
            /** Attributes */
            readonly attributes: readonly components["schemas"]["AttributeDocument"][];
            /** Brand */
            readonly brand: string | null;
            /** Category */
            readonly category: readonly string[];
            /** Certifications */
            readonly certifications: readonly string[];
            /** Classifications */
            readonly classifications: readonly components["schemas"]["ClassificationDocument"][];
            /** Dataset */
            readonly dataset: string;
            /** Description */
            readonly description: string | null;
            /** Evidence */
            readonly evidence: {
                readonly [key: string]: components["schemas"]["SourceDocument"];
            };
            /** Generation */
            readonly generation: string;
            /** Gtin */
            readonly gtin: string | null;
            /** Images */
            readonly images: readonly string[];
            /** Mpn */
            readonly mpn: string | null;
            /** Offers */
            readonly offers: readonly components["schemas"]["OfferDocument"][];
            /** Product Id */
            readonly product_id: string;
            /** Title */
            readonly title: string;
            /** Url */
            readonly url: string | null;
        };
        /**
         * ProductsEvent
         * @description The products, while the question is still being chosen.
         *
         *     Attributes:
         *         total: null where a requirement has to give way, until the whole turn says which.
         *         ideas: they are examples of what there is: the words brought nothing up.
         */
        readonly ProductsEvent: {
            /** Ideas */
            readonly ideas: boolean;
            /** Meeting */
            readonly meeting: number;
            /** More */
            readonly more: boolean;
            /** Products */
            readonly products: readonly components["schemas"]["ProductCard"][];
            /** Total */
            readonly total: number | null;
        };
        /**
         * Provenance
         * @description Where a part of a need comes from.
         *
         *     Attributes:
         *         turn: number of the buyer's turn, counted from 1; None outside a conversation.
         *         words: the buyer's own, where there are any.
         *         confidence: that it was understood as meant, 0 to 1.
         */
        readonly "Provenance-Input": {
            /**
             * Confidence
             * @default 1
             */
            readonly confidence?: number;
            readonly origin: components["schemas"]["Origin"];
            /** Turn */
            readonly turn?: number | null;
            /** Words */
            readonly words?: string | null;
        };
        /**
         * Provenance
         * @description Where something the buyer wants was said; never sent to suppliers.
         */
        readonly "Provenance-Output": {
            /**
             * Confidence
             * @description That it was understood as meant.
             * @default 1
             */
            readonly confidence?: number;
            readonly origin: components["schemas"]["Origin"];
            /**
             * Turn
             * @description Number of the buyer's turn in the conversation, from 1.
             */
            readonly turn?: number | null;
            /**
             * Words
             * @description The buyer's own.
             */
            readonly words?: string | null;
        };
        /**
         * ProvenanceDocument
         * @description Where a field comes from.
         *
         *     Attributes:
         *         turn: of the conversation, from 1.
         *         words: the buyer's own.
         *         text: all of it in words ("said in turn 2: “10 units”").
         */
        readonly ProvenanceDocument: {
            /** Confidence */
            readonly confidence: number;
            readonly origin: components["schemas"]["Origin"];
            /** Text */
            readonly text: string;
            /** Turn */
            readonly turn: number | null;
            /** Words */
            readonly words: string | null;
        };
        /**
         * PurgeDocument
         * @description How much was deleted for good.
         */
        readonly PurgeDocument: {
            /** Answers */
            readonly answers: number;
            /** Conversations */
            readonly conversations: number;
            /** Events */
            readonly events: number;
            /** Rfqs */
            readonly rfqs: number;
            /** Turns */
            readonly turns: number;
        };
        /**
         * PurgeOrder
         * @description Delete for good what has not changed since.
         */
        readonly PurgeOrder: {
            /**
             * Before
             * Format: date-time
             */
            readonly before: string;
            /**
             * Rfqs
             * @default true
             */
            readonly rfqs?: boolean;
        };
        /**
         * Quality
         * @description How it is made sure that the goods are what was asked for.
         */
        readonly Quality: {
            /**
             * Certificates
             * @default []
             */
            readonly certificates?: readonly components["schemas"]["Certificate"][];
            readonly inspection?: components["schemas"]["Inspection"] | null;
            readonly samples?: components["schemas"]["Samples"] | null;
            readonly spares?: components["schemas"]["Spares"] | null;
            readonly warranty?: components["schemas"]["Warranty"] | null;
        };
        /**
         * Quantity
         * @description How many of what.
         */
        readonly Quantity: {
            /** Number */
            readonly number: string;
            /**
             * Unit
             * @description None where the buyer gave a bare number and no product says what it counts.
             */
            readonly unit?: string | null;
        };
        /**
         * QuantityDocument
         * @description How much of what.
         *
         *     Attributes:
         *         text: as a person reads it, in the language of the answer.
         */
        readonly QuantityDocument: {
            /**
             * Number
             * @example 1250.00
             */
            readonly number: string;
            /** Text */
            readonly text: string;
            /**
             * Unit
             * @description UN/ECE Recommendation 20 code
             * @default null
             */
            readonly unit: string | null;
        };
        /**
         * QuantityTerm
         * @description How much is wanted, or how much a year; null takes it back.
         */
        readonly QuantityTerm: {
            /** Line */
            readonly line?: string | null;
            /** Number */
            readonly number: (number | string) | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "annual" | "quantity";
            /** Unit */
            readonly unit?: string | null;
        };
        /**
         * QueryDocument
         * @description How the query was read.
         *
         *     Attributes:
         *         language: ISO 639-1 code of the language that it was taken for.
         *         corrected: the spelling that was searched instead; null where nothing was changed.
         *         dense_weight: share of the evidence of meaning.
         *         conditions: what it says of numbers: products that meet it rank first, and none is left
         *             out for it.
         */
        readonly QueryDocument: {
            /** Conditions */
            readonly conditions: readonly components["schemas"]["WordedConstraint"][];
            /** Corrected */
            readonly corrected: string | null;
            /** Dense Weight */
            readonly dense_weight: number;
            /** Language */
            readonly language: string;
            readonly type: components["schemas"]["QueryType"];
        };
        /**
         * QueryType
         * @description What a query is; the fusion weight follows from it.
         * @enum {string}
         */
        readonly QueryType: "empty" | "identifier" | "head term" | "attribute-heavy" | "natural language";
        /**
         * QuestionDocument
         * @description The one question of a turn; "no preference", "don't know" and free text always answer it.
         *
         *     Attributes:
         *         id: changes with each question; ``choose`` names it, so that a late click answers nothing
         *             else.
         *         field: that is asked about; null for a term, a category or priorities.
         *         several: whether more than one option can be chosen.
         *         further: more options of the same kind, for who misses theirs; chosen like the others.
         *         topic: of a question about priorities: ``priorities`` the first time, then ``what else
         *             matters``, with a number where that is asked again; null for all others.
         *         histogram: of a number over the current products, for a slider; a ``require`` edit on
         *             ``field`` in ``unit`` answers it.
         *         skip: label of "no preference".
         *         explanation: why it is asked, with the figures behind it.
         */
        readonly QuestionDocument: {
            /** Explanation */
            readonly explanation: string;
            /** Field */
            readonly field: string | null;
            /**
             * Further
             * @default []
             */
            readonly further: readonly components["schemas"]["OptionDocument"][];
            /** Histogram */
            readonly histogram: readonly components["schemas"]["BinDocument"][];
            /** Id */
            readonly id: string;
            readonly kind: components["schemas"]["QuestionKind"];
            /** Line */
            readonly line: string | null;
            /** Options */
            readonly options: readonly components["schemas"]["OptionDocument"][];
            /** Several */
            readonly several: boolean;
            /** Skip */
            readonly skip: string;
            readonly term: components["schemas"]["Term"] | null;
            /** Text */
            readonly text: string;
            /**
             * Topic
             * @default null
             */
            readonly topic: string | null;
            /** Unit */
            readonly unit: string | null;
        };
        /**
         * QuestionKind
         * @description What a question asks for.
         * @enum {string}
         */
        readonly QuestionKind: "attribute" | "term" | "category" | "which" | "priorities" | "check";
        /**
         * RankedOfferDocument
         * @description One offer with its score.
         *
         *     Attributes:
         *         score: 0 to 1; ``worst`` and ``best`` are its ends, whatever the catalogue does not state.
         *         known: how much of the score rests on what is stated, 0 to 1.
         *         price: at the quantity asked; null when none is stated for it.
         *         landed_is_floor: something in the landed cost is not known: it is at least this.
         */
        readonly RankedOfferDocument: {
            /** Best */
            readonly best: number;
            /** Image */
            readonly image: string | null;
            /** Known */
            readonly known: number;
            /** Landed Is Floor */
            readonly landed_is_floor: boolean;
            readonly landed_per_unit: components["schemas"]["MoneyDocument"] | null;
            readonly landed_total: components["schemas"]["MoneyDocument"] | null;
            readonly lead_time: components["schemas"]["LeadTimeDocument"] | null;
            readonly moq: components["schemas"]["QuantityDocument"] | null;
            /** Offer Id */
            readonly offer_id: string;
            readonly price: components["schemas"]["PriceDocument"] | null;
            /** Product Id */
            readonly product_id: string;
            /** Score */
            readonly score: number;
            /** Title */
            readonly title: string;
            /** Worst */
            readonly worst: number;
        };
        /**
         * RankedSupplierDocument
         * @description A supplier with the best of its offers.
         *
         *     Attributes:
         *         rank: from 1; equal scores have the same rank.
         *         unbeaten: nobody is at least as good on everything known of it and better on something.
         *         offer: the best one; ``others`` follow, best first.
         *         parts: of the best offer's score.
         *         outcomes: how the best offer stands to every must and wish.
         *         left_open: labels of the musts that it does not state: it stands after all that meet every
         *             one.
         *         in_favour, against, unknown: the reasons in words, the weightiest first.
         */
        readonly RankedSupplierDocument: {
            /** Against */
            readonly against: readonly string[];
            /** In Favour */
            readonly in_favour: readonly string[];
            /** Left Open */
            readonly left_open: readonly string[];
            /** Missed */
            readonly missed: readonly string[];
            readonly offer: components["schemas"]["RankedOfferDocument"];
            /** Others */
            readonly others: readonly components["schemas"]["RankedOfferDocument"][];
            /** Outcomes */
            readonly outcomes: readonly components["schemas"]["OutcomeDocument"][];
            /** Parts */
            readonly parts: readonly components["schemas"]["PartDocument"][];
            /** Rank */
            readonly rank: number;
            /** Risks */
            readonly risks: readonly components["schemas"]["RiskDocument"][];
            readonly supplier: components["schemas"]["SupplierBadge"];
            /** Tied */
            readonly tied: boolean;
            /** Unbeaten */
            readonly unbeaten: boolean;
            /** Unknown */
            readonly unknown: readonly string[];
        };
        /**
         * RankFact
         * @description A field of the catalogue that decided something; ``value`` is null when it is not stated.
         */
        readonly RankFact: {
            /** Evidence */
            readonly evidence: readonly components["schemas"]["SourceDocument"][];
            /** Field */
            readonly field: string;
            /** Label */
            readonly label: string;
            /** Record */
            readonly record: string;
            /** Record Id */
            readonly record_id: string | null;
            /** Value */
            readonly value: string | null;
        };
        /**
         * RankingDocument
         * @description Suppliers in order, for one line of a need.
         *
         *     Attributes:
         *         line: of the need; null where only products were named.
         *         title: what it is for, in the buyer's words.
         *         quantity: at which prices count; null when nobody said one.
         *         currency: that prices are compared in.
         *         on: the day that lead times and rates are counted from.
         *         products: how many were found, and ``offers`` of them were ranked.
         *         total: suppliers ranked, of which ``suppliers`` are the first.
         *         is_relaxed: no offer meets or might meet all musts: those that miss some are ranked.
         *         criteria, presets: for sliders; ``preset`` and the criteria's weights are those used.
         *         overlapping: suppliers that could be ahead of the first if everything unknown turned out
         *             well for them and badly for it.
         *         sensitivity: null where no change of one weight puts another supplier first.
         */
        readonly RankingDocument: {
            readonly chart: components["schemas"]["ChartDocument"] | null;
            /** Criteria */
            readonly criteria: readonly components["schemas"]["CriterionDocument"][];
            /** Currency */
            readonly currency: string | null;
            /** Excluded */
            readonly excluded: readonly components["schemas"]["ExcludedDocument"][];
            /** Generation */
            readonly generation: string;
            /** Is Relaxed */
            readonly is_relaxed: boolean;
            /** Language */
            readonly language: string;
            /** Line */
            readonly line: string | null;
            readonly market: components["schemas"]["MarketDocument"] | null;
            /** Needed By */
            readonly needed_by: string | null;
            /** Offers */
            readonly offers: number;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /** Overlapping */
            readonly overlapping: number;
            readonly preset: components["schemas"]["Preset"];
            /** Presets */
            readonly presets: readonly components["schemas"]["PresetDocument"][];
            /** Products */
            readonly products: number;
            readonly quantity: components["schemas"]["QuantityDocument"] | null;
            /** Rates */
            readonly rates: readonly components["schemas"]["RateDocument"][];
            readonly sensitivity: components["schemas"]["SensitivityDocument"] | null;
            /** Suppliers */
            readonly suppliers: readonly components["schemas"]["RankedSupplierDocument"][];
            /** Title */
            readonly title: string;
            /** Total */
            readonly total: number;
        };
        /**
         * RankOrder
         * @description Whose suppliers are to be ranked, and what counts.
         *
         *     Attributes:
         *         preset: weights for a situation.
         *         weights: of some criteria, set anew over the preset's: sliders send the ones that moved.
         *         size: suppliers to answer with.
         *         chart: whether the points of the chart are wanted.
         *         explain: whether the fields behind every part and risk are wanted, with their evidence:
         *             most of the answer, which moving a slider need not wait for.
         */
        readonly RankOrder: {
            /**
             * Chart
             * @default true
             */
            readonly chart?: boolean;
            /** Conversation Id */
            readonly conversation_id?: string | null;
            /**
             * Explain
             * @default true
             */
            readonly explain?: boolean;
            /** Language */
            readonly language?: ("en" | "es" | "zh-Hans" | "zh-Hant") | null;
            /** Line */
            readonly line?: string | null;
            readonly need?: components["schemas"]["Need"] | null;
            /** @default balanced */
            readonly preset?: components["schemas"]["Preset"];
            /** Product Ids */
            readonly product_ids?: readonly string[] | null;
            /**
             * Size
             * @default 20
             */
            readonly size?: number;
            /** Text */
            readonly text?: string | null;
            /** Weights */
            readonly weights?: {
                readonly [key: string]: number;
            };
        };
        /**
         * RateDocument
         * @description An exchange rate that was used.
         *
         *     Attributes:
         *         value: what one unit of ``source_currency`` is in ``target_currency``.
         *         day: that it is of, which can be before the day of the answer.
         *         source: who says so.
         *         text: all of it in words.
         */
        readonly RateDocument: {
            /**
             * Day
             * Format: date
             */
            readonly day: string;
            /** Source */
            readonly source: string;
            /** Source Currency */
            readonly source_currency: string;
            /** Target Currency */
            readonly target_currency: string;
            /** Text */
            readonly text: string;
            /**
             * Value
             * @example 1250.00
             */
            readonly value: string;
        };
        /**
         * Readiness
         * @description Whether requests can be answered.
         *
         *     Attributes:
         *         generation: of the catalogue that is served; null before its index is open.
         */
        readonly Readiness: {
            /** Checks */
            readonly checks: readonly components["schemas"]["Check"][];
            /** Generation */
            readonly generation: string | null;
            /**
             * Status
             * @enum {string}
             */
            readonly status: "ready" | "not ready";
        };
        /**
         * Reason
         * @description Why a supplier or an offer is not ranked.
         * @enum {string}
         */
        readonly Reason: "on the block list" | "misses a must" | "the buyer rejected the product" | "the offer names no supplier";
        /**
         * ReasonDocument
         * @description One reason why a product stands where it does.
         *
         *     Attributes:
         *         weight: natural logarithm of the factor that it puts on the score.
         *         text: in the language of the answer.
         */
        readonly ReasonDocument: {
            /** Field */
            readonly field: string | null;
            /**
             * Part
             * @enum {string}
             */
            readonly part: "words" | "category" | "requirement" | "open";
            /** Text */
            readonly text: string;
            /** Weight */
            readonly weight: number;
        };
        /**
         * RelaxationDocument
         * @description A must that was given up because nothing met all of them.
         *
         *     Attributes:
         *         relaxed: the weakest form of it that something meets; null when it was dropped.
         *         found: products that meet what is left.
         *         text: in the language of the answer.
         */
        readonly RelaxationDocument: {
            readonly constraint: components["schemas"]["WordedConstraint"];
            /** Found */
            readonly found: number;
            readonly relaxed: components["schemas"]["WordedConstraint"] | null;
            /** Text */
            readonly text: string;
        };
        /**
         * RemoveLine
         * @description Take a line out of the need.
         */
        readonly RemoveLine: {
            /** Line */
            readonly line: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "remove_line";
        };
        /**
         * Require
         * @description Require something of a field, in the place of what was known on it: a chip, a slider.
         */
        readonly Require: {
            /** Field */
            readonly field: string;
            /** @default must */
            readonly importance?: components["schemas"]["Importance"];
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "require";
            readonly operator: components["schemas"]["Operator"];
            /** Unit */
            readonly unit?: string | null;
            /** Values */
            readonly values: readonly (number | boolean | string)[];
        };
        /**
         * Requirement
         * @description A constraint on products, offers or suppliers, with where it comes from.
         *
         *     Attributes:
         *         weight: how much a buyer cares, beside the other requirements, 0 to 1.
         */
        readonly Requirement: {
            readonly constraint: components["schemas"]["Constraint"];
            readonly provenance: components["schemas"]["Provenance-Input"];
            /**
             * Weight
             * @default 1
             */
            readonly weight?: number;
        };
        /**
         * Rerank
         * @description Whether and how the fused order is changed.
         * @enum {string}
         */
        readonly Rerank: "none" | "learnt" | "cross-encoder";
        /**
         * ReviewDocument
         * @description What a document lacks and what was found in it.
         *
         *     Attributes:
         *         ready: nothing required is missing, and nothing contradicts itself.
         *         missing: the more necessary first.
         *         findings: errors first.
         *         language: that texts are in.
         */
        readonly ReviewDocument: {
            /** Findings */
            readonly findings: readonly components["schemas"]["FindingDocument"][];
            /** Language */
            readonly language: string;
            /** Missing */
            readonly missing: readonly components["schemas"]["MissingDocument"][];
            /** Ready */
            readonly ready: boolean;
        };
        /**
         * RevisionDocument
         * @description A revision, whole.
         */
        readonly RevisionDocument: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            readonly document: components["schemas"]["RfqDocument"];
            /** Revision */
            readonly revision: number;
            /** Version */
            readonly version: number;
        };
        /**
         * RevisionEntry
         * @description A revision in a list; ``version`` is that of the RFQ since which it is as it is.
         */
        readonly RevisionEntry: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Revision */
            readonly revision: number;
            /** Version */
            readonly version: number;
        };
        /**
         * RevisionList
         * @description The revisions, oldest first.
         */
        readonly RevisionList: {
            /** Revisions */
            readonly revisions: readonly components["schemas"]["RevisionEntry"][];
        };
        /**
         * RevisionOrder
         * @description The next revision: changes as a merge patch (RFC 7396) of the document.
         */
        readonly RevisionOrder: {
            /** Document */
            readonly document: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * RfqDetail
         * @description An RFQ, whole.
         *
         *     Attributes:
         *         document: the typed document, the buyer's own: suppliers never see all of it.
         *         form: the same as fields to show and to fill in.
         */
        readonly RfqDetail: {
            /** Conversation Id */
            readonly conversation_id: string | null;
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            readonly document: components["schemas"]["RfqDocument"];
            readonly form: components["schemas"]["FormDocument"];
            /** Id */
            readonly id: string;
            /** Number */
            readonly number: string;
            /** Revision */
            readonly revision: number;
            readonly status: components["schemas"]["RfqStatus"];
            /**
             * Updated
             * Format: date-time
             */
            readonly updated: string;
            /** Version */
            readonly version: number;
        };
        /**
         * RfqDocument
         * @description A request for quotation.
         *
         *     It can be incomplete (`rfq.document.missing`) and contradict itself (`rfq.document.check`):
         *     both are for the buyer to see and decide. What it cannot be is ill-formed: values are typed,
         *     codes exist, ids are unique and references lead somewhere.
         */
        readonly RfqDocument: {
            readonly header: components["schemas"]["Header"];
            /** Lines */
            readonly lines: readonly components["schemas"]["RfqLine"][];
            /**
             * @default {
             *       "attachments": [],
             *       "questions": [],
             *       "criteria": [],
             *       "disqualifiers": []
             *     }
             */
            readonly process?: components["schemas"]["Process"];
            /**
             * Provenance
             * @description Where the fields come from that hold none themselves.
             * @default []
             */
            readonly provenance?: readonly components["schemas"]["FieldProvenance"][];
            /**
             * @default {
             *       "certificates": []
             *     }
             */
            readonly quality?: components["schemas"]["Quality"];
            /**
             * Schema Version
             * @default 1.0
             * @constant
             */
            readonly schema_version?: "1.0";
            /**
             * Suppliers
             * @description Who is asked; a supplier's copy holds that supplier alone.
             * @default []
             */
            readonly suppliers?: readonly components["schemas"]["InvitedSupplier"][];
            /**
             * @default {
             *       "schedule": []
             *     }
             */
            readonly terms?: components["schemas"]["Terms"];
        };
        /**
         * RfqLine
         * @description One thing that is asked for.
         */
        readonly RfqLine: {
            /**
             * Alternates
             * @description Whether something else that serves the purpose may be offered; None: nobody said.
             */
            readonly alternates?: boolean | null;
            /** @description Expected a year. */
            readonly annual?: components["schemas"]["Quantity"] | null;
            /** @description For the whole line. */
            readonly budget?: components["schemas"]["PrivatePrice"] | null;
            /**
             * Category
             * @description From the root of the catalogue.
             * @default []
             */
            readonly category?: readonly string[];
            /**
             * Classifications
             * @default []
             */
            readonly classifications?: readonly components["schemas"]["Classification"][];
            /** Description */
            readonly description: string;
            /** Id */
            readonly id: string;
            /**
             * Notes
             * @description For the supplier.
             * @default []
             */
            readonly notes?: readonly string[];
            /**
             * Price Breaks
             * @description Quantities that prices are asked for, in the quantity's unit.
             * @default []
             */
            readonly price_breaks?: readonly string[];
            /**
             * Products
             * @description Ids of the catalogue's products on the buyer's shortlist; never sent to suppliers.
             * @default []
             */
            readonly products?: readonly string[];
            /** @description Of this order. */
            readonly quantity?: components["schemas"]["Quantity"] | null;
            /**
             * Specifications
             * @default []
             */
            readonly specifications?: readonly components["schemas"]["Specification"][];
            /** @description Per unit of the quantity. */
            readonly target_price?: components["schemas"]["PrivatePrice"] | null;
        };
        /**
         * RfqOrder
         * @description What an RFQ is to be made from, and who asks whom.
         *
         *     Attributes:
         *         product_ids: the shortlist: what is wanted, or something that serves as well.
         *         supplier_ids: who is asked.
         *         top: ask the best ranked suppliers as well, this many.
         *         preset: what they are ranked by.
         *         buyer: name of the company that asks.
         *         contacts: whom suppliers answer to.
         *         respond_by: last moment for a quotation.
         */
        readonly RfqOrder: {
            /** Buyer */
            readonly buyer?: string | null;
            /**
             * Contacts
             * @default []
             */
            readonly contacts?: readonly components["schemas"]["Contact"][];
            /** Conversation Id */
            readonly conversation_id?: string | null;
            /** Language */
            readonly language?: ("en" | "es" | "zh-Hans" | "zh-Hant") | null;
            /** Line */
            readonly line?: string | null;
            readonly need?: components["schemas"]["Need"] | null;
            /** @default balanced */
            readonly preset?: components["schemas"]["Preset"];
            /** Product Ids */
            readonly product_ids?: readonly string[] | null;
            /** Respond By */
            readonly respond_by?: string | null;
            /**
             * Supplier Ids
             * @default []
             */
            readonly supplier_ids?: readonly string[];
            /** Text */
            readonly text?: string | null;
            /** Title */
            readonly title?: string | null;
            /**
             * Top
             * @default 0
             */
            readonly top?: number;
        };
        /**
         * RfqPage
         * @description RFQs, the last changed first.
         */
        readonly RfqPage: {
            /** Cursor */
            readonly cursor: string | null;
            /** Rfqs */
            readonly rfqs: readonly components["schemas"]["RfqSummaryDocument"][];
        };
        /**
         * RfqPatch
         * @description A merge patch (RFC 7396) of what can be changed: null empties a field, a list is replaced.
         *
         *     Attributes:
         *         document: patch of the document; what is changed comes from "edited" from then on. Its
         *             number and its revision are not for changing.
         *         status: where it stands; nothing is sent to anybody by setting it.
         */
        readonly RfqPatch: {
            /** Document */
            readonly document?: {
                readonly [key: string]: unknown;
            } | null;
            readonly status?: components["schemas"]["RfqStatus"] | null;
        };
        /**
         * RfqStatus
         * @description Where a request for quotation stands.
         * @enum {string}
         */
        readonly RfqStatus: "draft" | "sent" | "closed";
        /**
         * RfqSummaryDocument
         * @description An RFQ in a list.
         *
         *     Attributes:
         *         id: of the service; ``number`` is the document's own, which suppliers see.
         *         version: one higher with every change; the entity tag.
         *         revision: of the document, which suppliers see.
         */
        readonly RfqSummaryDocument: {
            /** Conversation Id */
            readonly conversation_id: string | null;
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Id */
            readonly id: string;
            /** Number */
            readonly number: string;
            /** Revision */
            readonly revision: number;
            readonly status: components["schemas"]["RfqStatus"];
            /**
             * Updated
             * Format: date-time
             */
            readonly updated: string;
            /** Version */
            readonly version: number;
        };
        /**
         * RiskDocument
         * @description A warning sign, with what it rests on.
         */
        readonly RiskDocument: {
            /** Facts */
            readonly facts: readonly components["schemas"]["RankFact"][];
            readonly kind: components["schemas"]["RiskKind"];
            /** Label */
            readonly label: string;
            /** Text */
            readonly text: string;
        };
        /**
         * RiskKind
         * @description A warning sign.
         * @enum {string}
         */
        readonly RiskKind: "price far below the market" | "new and unverified with high claims" | "places do not agree" | "many disputes" | "often late" | "offer not valid" | "minimum order above the quantity" | "ships after the day it is needed";
        /**
         * RowDocument
         * @description One thing that the columns are compared by.
         *
         *     Attributes:
         *         id: an attribute, a core field or a term's own name; unique within its group.
         *         unit: of the numbers, where they all have one.
         *         required: the requirement in words ("≥ 2,500 kg"); null in other rows.
         *         direction: which end is better; ``neither`` where none is, or they cannot be compared.
         *         differs: two columns state different values.
         *         total: it sums up the rows before it.
         *         note: why the row has no best, or what holds for all of it.
         *         cells: one for each column, in their order.
         */
        readonly RowDocument: {
            /** Cells */
            readonly cells: readonly components["schemas"]["CellDocument"][];
            /** Differs */
            readonly differs: boolean;
            readonly direction: components["schemas"]["Direction"];
            readonly group: components["schemas"]["RowGroup"];
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
            /** Note */
            readonly note: string | null;
            /** Required */
            readonly required: string | null;
            /** Total */
            readonly total: boolean;
            /** Unit */
            readonly unit: string | null;
        };
        /**
         * RowGroup
         * @description The parts of the table, in their order.
         * @enum {string}
         */
        readonly RowGroup: "must" | "should" | "differences" | "stated by some only" | "the same for all" | "product" | "price and terms" | "landed cost" | "supplier" | "score";
        /**
         * Samples
         * @description Samples before the order.
         */
        readonly Samples: {
            /** By */
            readonly by?: string | null;
            /**
             * Details
             * @description Who pays for them and their freight, what is tested.
             */
            readonly details?: string | null;
            /** Number */
            readonly number?: number | null;
            /** Required */
            readonly required: boolean;
        };
        /**
         * SamplesTerm
         * @description Whether samples are wanted before the order; null takes it back.
         */
        readonly SamplesTerm: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "samples";
            /** Wanted */
            readonly wanted: boolean | null;
        };
        /**
         * Scope
         * @description What a key allows.
         * @enum {string}
         */
        readonly Scope: "search" | "converse" | "rfq" | "feedback" | "admin" | "metrics";
        /**
         * SearchAnswer
         * @description What was found.
         *
         *     Attributes:
         *         total: products that meet the musts and have to do with the query.
         *         cursor: of the next page; null on the last.
         *         nearest_category: when nothing was found, the category nearest to the query.
         *         timings: milliseconds per stage.
         *         generation: of the catalogue that was searched.
         */
        readonly SearchAnswer: {
            /** Cursor */
            readonly cursor: string | null;
            /** Facets */
            readonly facets: readonly components["schemas"]["FacetDocument"][];
            /** Generation */
            readonly generation: string;
            /** Hits */
            readonly hits: readonly components["schemas"]["HitDocument"][];
            /** Nearest Category */
            readonly nearest_category: readonly string[] | null;
            readonly query: components["schemas"]["QueryDocument"];
            /** Relaxations */
            readonly relaxations: readonly components["schemas"]["RelaxationDocument"][];
            /** Timings */
            readonly timings: {
                readonly [key: string]: number;
            };
            /** Total */
            readonly total: number;
        };
        /**
         * SearchOrder
         * @description A search.
         *
         *     Attributes:
         *         text: the query in words, or a part number; empty lists what the constraints let through.
         *         constraints: a must leaves out what misses it, a should ranks it lower.
         *         category: path from the root; only products in it and below it.
         *         quantity: at which prices and lead times count; null is the smallest that is sold.
         *         currency: that prices are converted into on cards.
         *         facets: fields to count; null chooses the most telling ones, an empty list counts none.
         *         facet_count: at most this many facets when they are chosen.
         *         cursor: of the page before, with everything else as it was.
         *         known_only: leave out products that do not state what a must requires.
         *         collapse: bring near-duplicates together under one hit.
         *         explain: say what each hit's score is made of.
         *         cards: describe each hit by a card.
         */
        readonly SearchOrder: {
            /**
             * Cards
             * @default true
             */
            readonly cards?: boolean;
            /** Category */
            readonly category?: readonly string[] | null;
            /**
             * Collapse
             * @default true
             */
            readonly collapse?: boolean;
            /**
             * Constraints
             * @default []
             */
            readonly constraints?: readonly components["schemas"]["ConstraintOrder"][];
            /** Currency */
            readonly currency?: string | null;
            /** Cursor */
            readonly cursor?: string | null;
            /**
             * Explain
             * @default false
             */
            readonly explain?: boolean;
            /**
             * Facet Count
             * @default 8
             */
            readonly facet_count?: number;
            /** Facets */
            readonly facets?: readonly string[] | null;
            /**
             * @default {
             *       "method": "convex",
             *       "rrf_k": 60
             *     }
             */
            readonly fusion?: components["schemas"]["FusionOrder"];
            /**
             * Known Only
             * @default false
             */
            readonly known_only?: boolean;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            readonly language?: "en" | "es" | "zh-Hans" | "zh-Hant";
            /** @default hybrid */
            readonly mode?: components["schemas"]["Mode"];
            /** Quantity */
            readonly quantity?: (number | string) | null;
            /** @default none */
            readonly rerank?: components["schemas"]["Rerank"];
            /**
             * Size
             * @default 10
             */
            readonly size?: number;
            /**
             * Text
             * @default
             * @example electric forklift 2 t
             */
            readonly text?: string;
        };
        /**
         * SectionDocument
         * @description Fields that belong together; ``line`` is set for those of a line.
         */
        readonly SectionDocument: {
            /** Fields */
            readonly fields: readonly components["schemas"]["FormField"][];
            /**
             * Id
             * @enum {string}
             */
            readonly id: "header" | "line" | "terms" | "quality" | "process" | "suppliers";
            /** Label */
            readonly label: string;
            /** Line */
            readonly line: string | null;
        };
        /**
         * SensitivityDocument
         * @description The smallest change of one weight that would put another supplier first.
         *
         *     Attributes:
         *         now, then: weight of the criterion, in the units of the presets.
         *         share_now, share_then: the same as shares of all weights that apply.
         *         text: all of it in words.
         */
        readonly SensitivityDocument: {
            /** Challenger */
            readonly challenger: string;
            /** Challenger Id */
            readonly challenger_id: string;
            /** Criterion */
            readonly criterion: string;
            /** Label */
            readonly label: string;
            /** Now */
            readonly now: number;
            /** Share Now */
            readonly share_now: number;
            /** Share Then */
            readonly share_then: number;
            /** Text */
            readonly text: string;
            /** Then */
            readonly then: number;
        };
        /**
         * SessionDocument
         * @description Who is calling, and what the service has for them.
         *
         *     Attributes:
         *         kind: of caller: a key, a browser without one, or this machine in open mode.
         *         visitor: a new token for a browser that sent none, to be kept and sent from now on as
         *             ``Authorization: Visitor v_…``; null when the caller is known already.
         *         generation: of the catalogue in use; null while it is being opened.
         *         languages: that conversations are held in (BCP 47).
         *         currencies: that prices can be shown in (ISO 4217): those of which a rate is known, most
         *             traded first.
         *         image_origins: that product pictures may be loaded from.
         */
        readonly SessionDocument: {
            /** Currencies */
            readonly currencies: readonly string[];
            /** Generation */
            readonly generation: string | null;
            /** Image Origins */
            readonly image_origins: readonly string[];
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "key" | "visitor" | "local";
            /** Languages */
            readonly languages: readonly string[];
            readonly limits: components["schemas"]["LimitsDocument"];
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
            /** Units */
            readonly units: readonly ("metric" | "us")[];
            /** Version */
            readonly version: string;
            /** Visitor */
            readonly visitor: string | null;
        };
        /**
         * SettingsEvent
         * @description Language, currency, units or title were set: all turns may look otherwise.
         *
         *     Attributes:
         *         version: of the conversation.
         */
        readonly SettingsEvent: {
            /** Version */
            readonly version: number;
        };
        /**
         * SettingsOrder
         * @description How the conversation goes on; what is not named stays as it is, null unsets it.
         */
        readonly SettingsOrder: {
            /** Currency */
            readonly currency?: string | null;
            /** Feedback */
            readonly feedback?: boolean | null;
            /** Language */
            readonly language?: ("en" | "es" | "zh-Hans" | "zh-Hant") | null;
            /** Time Zone */
            readonly time_zone?: string | null;
            /** Title */
            readonly title?: string | null;
            /** Units */
            readonly units?: ("metric" | "us") | null;
        };
        /**
         * Severity
         * @description What follows.
         * @enum {string}
         */
        readonly Severity: "error" | "warning";
        /**
         * SimilarAnswer
         * @description Products like a given one, its own near-duplicates left out.
         */
        readonly SimilarAnswer: {
            /** Cards */
            readonly cards: readonly components["schemas"]["ProductCard"][];
            /** Generation */
            readonly generation: string;
            /** Product Id */
            readonly product_id: string;
        };
        /**
         * SkipEdit
         * @description Leave the open question for now.
         */
        readonly SkipEdit: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "skip";
        };
        /**
         * SourceDocument
         * @description The place in a file that a value comes from.
         *
         *     Attributes:
         *         source: name of the file.
         *         row: of the file, from 1.
         *         column: its header, or the dotted path of a nested field.
         *         raw: the text as the file has it.
         *         basis: how the value was obtained from it.
         *         text: file, row and column in words.
         */
        readonly SourceDocument: {
            readonly basis: components["schemas"]["Basis"];
            /** Column */
            readonly column: string;
            /** Raw */
            readonly raw: string;
            /** Row */
            readonly row: number;
            /** Source */
            readonly source: string;
            /** Text */
            readonly text: string;
        };
        /**
         * Spares
         * @description Spare parts asked for.
         */
        readonly Spares: {
            /** Details */
            readonly details?: string | null;
            /**
             * Years
             * @description For which they have to be available.
             */
            readonly years?: string | null;
        };
        /**
         * Specification
         * @description One requirement on what is offered.
         */
        readonly Specification: {
            /**
             * Attribute
             * @description Its id in the catalogue's schema, or a core field such as ``offer.lead_time``.
             */
            readonly attribute?: string | null;
            /**
             * Disclosed
             * @description Whether copies for suppliers show it.
             * @default true
             */
            readonly disclosed?: boolean;
            /**
             * Id
             * @description Unique in its line and stable over revisions.
             */
            readonly id: string;
            /** @default must */
            readonly importance?: components["schemas"]["Importance"];
            /**
             * Name
             * @description Of the attribute, as the catalogue calls it in the document's language.
             */
            readonly name: string;
            readonly operator: components["schemas"]["Operator"];
            readonly provenance?: components["schemas"]["Provenance-Output"] | null;
            readonly tolerance?: components["schemas"]["Tolerance"] | null;
            /**
             * Unit
             * @description Of the numbers.
             */
            readonly unit?: string | null;
            /**
             * Values
             * @description One; two, low and high, for ``between``; any number for ``one of``.
             */
            readonly values: readonly (boolean | number | string)[];
            /**
             * Weight
             * @description How much it counts beside the other specifications.
             * @default 1
             */
            readonly weight?: number;
        };
        /**
         * Stage
         * @description How far a job is.
         * @enum {string}
         */
        readonly Stage: "waiting" | "reading" | "indexing" | "done" | "failed";
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_Amount_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            readonly value: components["schemas"]["Amount"];
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_bool_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            /** Value */
            readonly value: boolean;
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_date_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            /**
             * Value
             * Format: date
             */
            readonly value: string;
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_DeliveryTerm_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            readonly value: components["schemas"]["DeliveryTerm-Input"];
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_Money_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            readonly value: components["schemas"]["Money"];
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_Place_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            readonly value: components["schemas"]["Place"];
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_str_: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            /** Value */
            readonly value: string;
        };
        /**
         * Stated
         * @description A value with where it comes from.
         */
        readonly Stated_tuple_SupplierKind__________: {
            readonly provenance: components["schemas"]["Provenance-Input"];
            /** Value */
            readonly value: readonly components["schemas"]["SupplierKind"][];
        };
        /**
         * StatusDocument
         * @description How the service is.
         *
         *     Attributes:
         *         served: generation that the answering process serves; null before its index is open.
         *         current: generation that is to be served.
         *         problem: why the current one is not served, in words; null when it is.
         *         ingest: id of the upload that is being worked on.
         *         workers: processes that were asked for.
         *         database: "sqlite" or "postgresql".
         */
        readonly StatusDocument: {
            /** Current */
            readonly current: string | null;
            /** Database */
            readonly database: string;
            /** Ingest */
            readonly ingest: string | null;
            /** Problem */
            readonly problem: string | null;
            /** Served */
            readonly served: string | null;
            /** Version */
            readonly version: string;
            /** Workers */
            readonly workers: number;
        };
        /**
         * Stop
         * @description Why no question is asked.
         * @enum {string}
         */
        readonly Stop: "settled" | "alike" | "exhausted" | "by request" | "nothing found" | "complete";
        /**
         * SuggestAnswer
         * @description Completions of what is being typed, most useful first.
         */
        readonly SuggestAnswer: {
            /** Suggestions */
            readonly suggestions: readonly string[];
        };
        /**
         * SupplierBadge
         * @description Who sells it, in short; every field is as the catalogue states it, or null.
         */
        readonly SupplierBadge: {
            /** Country */
            readonly country: string | null;
            /** Country Name */
            readonly country_name: string | null;
            /** Id */
            readonly id: string;
            readonly kind: components["schemas"]["SupplierKind"] | null;
            /** Name */
            readonly name: string;
            /** Rating */
            readonly rating: number | null;
            /** Rating Count */
            readonly rating_count: number | null;
            /** Verification */
            readonly verification: string | null;
            /** Verified By */
            readonly verified_by: string | null;
            /** Years */
            readonly years: number | null;
        };
        /**
         * SupplierDocument
         * @description A supplier, whole; what the catalogue does not state is null.
         *
         *     Attributes:
         *         years: in business, as stated at the time of the source.
         *         on_time_rate, reorder_rate, dispute_rate: shares, 0 to 1.
         *         rating: of 5.
         *         offered: categories that it offers in, most offers first.
         *         offers: a page of them, by product; ``cursor`` leads on.
         *         evidence: by the name of a stated field, the place that it comes from.
         */
        readonly SupplierDocument: {
            /** Certifications */
            readonly certifications: readonly string[];
            /** Cluster */
            readonly cluster: string | null;
            /** Country */
            readonly country: string | null;
            /** Country Name */
            readonly country_name: string | null;
            /** Cursor */
            readonly cursor: string | null;
            /** Dispute Rate */
            readonly dispute_rate: number | null;
            /** Employees High */
            readonly employees_high: number | null;
            /** Employees Low */
            readonly employees_low: number | null;
            /** Evidence */
            readonly evidence: {
                readonly [key: string]: components["schemas"]["SourceDocument"];
            };
            /** Founded */
            readonly founded: number | null;
            /** Generation */
            readonly generation: string;
            /** Id */
            readonly id: string;
            readonly kind: components["schemas"]["SupplierKind"] | null;
            /** Languages */
            readonly languages: readonly string[];
            /** Main Markets */
            readonly main_markets: readonly string[];
            /** Name */
            readonly name: string;
            /** Offered */
            readonly offered: readonly components["schemas"]["OfferedCategory"][];
            /** Offers */
            readonly offers: readonly components["schemas"]["OfferDocument"][];
            /** On Time Rate */
            readonly on_time_rate: number | null;
            /** Rating */
            readonly rating: number | null;
            /** Rating Count */
            readonly rating_count: number | null;
            /** Region */
            readonly region: string | null;
            /** Reorder Rate */
            readonly reorder_rate: number | null;
            /** Response Hours */
            readonly response_hours: number | null;
            /** Time Zone */
            readonly time_zone: string | null;
            /** Verification */
            readonly verification: string | null;
            /** Verified By */
            readonly verified_by: string | null;
            /** Website */
            readonly website: string | null;
            /** Years */
            readonly years: number | null;
        };
        /**
         * SupplierKind
         * @description What a supplier is to the goods it sells.
         * @enum {string}
         */
        readonly SupplierKind: "manufacturer" | "trader" | "distributor";
        /**
         * SupplierKindsTerm
         * @description From which kinds of supplier the buyer would rather buy; empty takes it back.
         */
        readonly SupplierKindsTerm: {
            /** Kinds */
            readonly kinds: readonly components["schemas"]["SupplierKind"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "supplier_kinds";
        };
        /**
         * SupplierPage
         * @description Suppliers by name; those on the block list are left out.
         */
        readonly SupplierPage: {
            /** Cursor */
            readonly cursor: string | null;
            /** Generation */
            readonly generation: string;
            /** Suppliers */
            readonly suppliers: readonly components["schemas"]["SupplierSummary"][];
        };
        /**
         * SupplierQuestion
         * @description Something the supplier is to answer in the quotation.
         */
        readonly SupplierQuestion: {
            /** Id */
            readonly id: string;
            /**
             * Line
             * @description Id of the line it is about; None is the whole.
             */
            readonly line?: string | null;
            /**
             * Required
             * @default true
             */
            readonly required?: boolean;
            /** Text */
            readonly text: string;
        };
        /**
         * SupplierSummary
         * @description A supplier of a list.
         *
         *     Attributes:
         *         offers: how many there are of it.
         */
        readonly SupplierSummary: {
            /** Country */
            readonly country: string | null;
            /** Country Name */
            readonly country_name: string | null;
            /** Id */
            readonly id: string;
            readonly kind: components["schemas"]["SupplierKind"] | null;
            /** Name */
            readonly name: string;
            /** Offers */
            readonly offers: number;
            /** Rating */
            readonly rating: number | null;
            /** Rating Count */
            readonly rating_count: number | null;
            /** Verification */
            readonly verification: string | null;
            /** Verified By */
            readonly verified_by: string | null;
            /** Years */
            readonly years: number | null;
        };
        /**
         * TableDocument
         * @description An answer that is a table: the first column names the rows.
         */
        readonly TableDocument: {
            /** Headers */
            readonly headers: readonly string[];
            /** Rows */
            readonly rows: readonly (readonly string[])[];
        };
        /**
         * Term
         * @description A part of a need that is not a constraint on products.
         * @enum {string}
         */
        readonly Term: "quantity" | "annual" | "budget" | "destination" | "delivery_term" | "needed_by" | "payment" | "samples" | "currency" | "supplier_kinds";
        /**
         * Terms
         * @description On which terms the goods are to be delivered and paid.
         */
        readonly Terms: {
            /** @description For everything together. */
            readonly budget?: components["schemas"]["PrivatePrice"] | null;
            readonly delivery_term?: components["schemas"]["DeliveryTerm-Output"] | null;
            readonly destination?: components["schemas"]["DeliveryPlace"] | null;
            /**
             * Needed By
             * @description Last acceptable day of arrival.
             */
            readonly needed_by?: string | null;
            /** Packaging */
            readonly packaging?: string | null;
            /** Payment */
            readonly payment?: string | null;
            /**
             * Schedule
             * @description Where the goods are not all wanted at once.
             * @default []
             */
            readonly schedule?: readonly components["schemas"]["Instalment"][];
            /**
             * Tooling
             * @description Who pays for moulds, dies and fixtures, and whose they are.
             */
            readonly tooling?: string | null;
        };
        /**
         * TextTerm
         * @description Payment terms in words, or the currency to compare in; null takes it back.
         */
        readonly TextTerm: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "currency" | "payment";
            /** Text */
            readonly text: string | null;
        };
        /**
         * Tolerance
         * @description How far a value may lie off what is asked for.
         */
        readonly Tolerance: {
            /** Minus */
            readonly minus: number;
            /** Plus */
            readonly plus: number;
            /**
             * Unit
             * @description ``%`` is of the value; None is the specification's own unit.
             */
            readonly unit?: string | null;
        };
        /**
         * Truth
         * @description Whether a product meets a constraint: Kleene's strong three-valued logic.
         * @enum {string}
         */
        readonly Truth: "met" | "missed" | "unknown";
        /**
         * TurnDocument
         * @description One exchange, whole.
         *
         *     Attributes:
         *         version: of the conversation after the turn; the entity tag.
         *         number: from 1.
         *         message: the ``Idempotency-Key`` of the request that it answers, so that a client knows
         *             which of the messages that it holds back have been answered.
         *         said: what is shown as the buyer's words, also for a choice or an edit.
         *         acts: what was understood, typed; programs can replay them.
         *         total: products that may be what is wanted; ``meeting`` of them are known to meet it all.
         *         more: whether there are products after those shown.
         *         stop: why nothing is asked; null exactly when ``question`` is not.
         *         table: a comparison that was asked for in words.
         *         rfq: the buyer asks for the request for quotation: offer to open it.
         *         generation: of the catalogue that it was answered from.
         *         ideas: the words brought nothing up, and the products are examples of what there is.
         *         currency, units: that it is shown in, beside ``language``; null is the catalogue's own. They
         *             are the conversation's, unless these have been set anew since and the catalogue that the
         *             turn was answered from is no longer in use.
         */
        readonly TurnDocument: {
            /** Acts */
            readonly acts: readonly {
                readonly [key: string]: unknown;
            }[];
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Conversation Id */
            readonly conversation_id: string;
            /**
             * Currency
             * @default null
             */
            readonly currency: string | null;
            /** Generation */
            readonly generation: string;
            /**
             * Ideas
             * @default false
             */
            readonly ideas: boolean;
            /** Language */
            readonly language: string;
            /** Meeting */
            readonly meeting: number;
            /** Message */
            readonly message: string | null;
            /** More */
            readonly more: boolean;
            readonly need: components["schemas"]["NeedDocument"];
            /** Number */
            readonly number: number;
            /** Paragraphs */
            readonly paragraphs: readonly components["schemas"]["ParagraphDocument"][];
            /** Products */
            readonly products: readonly components["schemas"]["ProductCard"][];
            readonly question: components["schemas"]["QuestionDocument"] | null;
            /** Rfq */
            readonly rfq: boolean;
            /** Said */
            readonly said: string;
            readonly stop: components["schemas"]["Stop"] | null;
            readonly table: components["schemas"]["TableDocument"] | null;
            /** Total */
            readonly total: number;
            /**
             * Units
             * @default null
             */
            readonly units: ("metric" | "us") | null;
            /** Utterance */
            readonly utterance: string | null;
            /** Version */
            readonly version: number;
        };
        /**
         * TurnEvent
         * @description A turn was kept.
         *
         *     Attributes:
         *         version: of the conversation since when it has had the turn.
         */
        readonly TurnEvent: {
            /** Number */
            readonly number: number;
            /** Version */
            readonly version: number;
        };
        /**
         * ValueDocument
         * @description One value of an attribute.
         *
         *     Attributes:
         *         text: in the category's own unit and spelling; null when it is not known for sure.
         *         low, high, unit: of a number; equal for a point, null at an open end.
         *         stated: as the source states it, where that reads differently.
         */
        readonly ValueDocument: {
            /** High */
            readonly high: number | null;
            /** Low */
            readonly low: number | null;
            readonly source: components["schemas"]["SourceDocument"];
            /** Stated */
            readonly stated: string | null;
            /** Text */
            readonly text: string | null;
            /** Unit */
            readonly unit: string | null;
        };
        /**
         * Warranty
         * @description Warranty asked for.
         */
        readonly Warranty: {
            /**
             * Details
             * @description From when it runs and what it covers.
             */
            readonly details?: string | null;
            /** Months */
            readonly months: number;
        };
        /**
         * WeighEdit
         * @description Make a requirement binding, or a wish.
         */
        readonly WeighEdit: {
            /** Field */
            readonly field: string;
            readonly importance: components["schemas"]["Importance"];
            /** Line */
            readonly line?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly op: "weigh";
        };
        /**
         * WordedConstraint
         * @description A requirement, with its words in the language of the answer.
         */
        readonly WordedConstraint: {
            /** Field */
            readonly field: string;
            readonly importance: components["schemas"]["Importance"];
            readonly operator: components["schemas"]["Operator"];
            /** Text */
            readonly text: string;
            /** Unit */
            readonly unit: string | null;
            /** Values */
            readonly values: readonly (number | boolean | string | null)[];
        };
    };
    responses: {
        /** @description The address is too long */
        readonly "address-too-long": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another change is in progress */
        readonly busy: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service failed */
        readonly fault: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may not do this */
        readonly forbidden: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The header fields are too large */
        readonly "headers-too-large": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request says something that cannot be used */
        readonly invalid: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request cannot be read */
        readonly malformed: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is for another host */
        readonly misdirected: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The answer is not to be had in this format */
        readonly "not-acceptable": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request did not arrive in time */
        readonly "request-timeout": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large */
        readonly "too-large": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests */
        readonly "too-many-requests": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The answer took too long */
        readonly "too-slow": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service does not know who is calling */
        readonly unauthenticated: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service cannot answer now */
        readonly unavailable: {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is in a format that is not read here */
        readonly "unsupported-media-type": {
            headers: {
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "X-Request-ID": components["headers"]["X-Request-ID"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Version of the document, named by `If-Match` in a change; or, with `W/` before it, what stands for its bytes.
         * @example "3"
         */
        readonly ETag: string;
        /**
         * @description What is left of it: `r` requests, and more in `t` seconds.
         * @example "visitor";r=299;t=60
         */
        readonly RateLimit: string;
        /**
         * @description The limit that is nearest: `q` requests in `w` seconds.
         * @example "visitor";q=300;w=60
         */
        readonly "RateLimit-Policy": string;
        /** @description Seconds after which to try again. */
        readonly "Retry-After": number;
        /** @description Id of the request, as in the service's log; a client's own is kept. */
        readonly "X-Request-ID": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
