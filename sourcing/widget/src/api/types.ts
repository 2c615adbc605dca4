/** Documents of the service, as `sourcing/api/documents` has them. */

export type Operator =
  | '='
  | '≠'
  | '<'
  | '≤'
  | '>'
  | '≥'
  | 'between'
  | 'one of'
  | 'not one of'
  | 'about';
export type Importance = 'must' | 'should';
export type Truth = 'met' | 'missed' | 'unknown';
export type Origin = 'stated' | 'chosen' | 'edited' | 'inferred' | 'default';
export type SupplierKind = 'manufacturer' | 'trader' | 'distributor';
export type Units = 'metric' | 'us';
export type Scalar = number | boolean | string;
export type Term =
  | 'quantity'
  | 'annual'
  | 'budget'
  | 'destination'
  | 'delivery_term'
  | 'needed_by'
  | 'payment'
  | 'samples'
  | 'currency'
  | 'supplier_kinds';
export type QuestionKind = 'attribute' | 'term' | 'category' | 'which' | 'priorities' | 'check';
export type ParagraphKind =
  | 'courtesy'
  | 'understood'
  | 'changed'
  | 'contradiction'
  | 'not understood'
  | 'relaxed'
  | 'answer'
  | 'found'
  | 'stop'
  | 'missing';
export type Stop = 'settled' | 'alike' | 'exhausted' | 'by request' | 'nothing found' | 'complete';

/** A decimal as a string, so that nothing is lost. */
export type Exact = string;

export interface MoneyDocument {
  readonly amount: Exact;
  readonly currency: string;
}

export interface QuantityDocument {
  readonly number: Exact;
  readonly unit: string | null;
  readonly text: string;
}

export interface PriceDocument {
  readonly low: MoneyDocument;
  readonly high: MoneyDocument;
  readonly from_quantity: Exact;
  readonly converted: MoneyDocument | null;
  readonly rate_note: string | null;
  readonly text: string;
}

export interface LeadTimeDocument {
  readonly days_low: number;
  readonly days_high: number;
  readonly text: string;
}

export interface SupplierBadge {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly country_name: string | null;
  readonly kind: SupplierKind | null;
  readonly verification: string | null;
  readonly verified_by: string | null;
  readonly rating: number | null;
  readonly rating_count: number | null;
  readonly years: number | null;
}

export interface ReasonDocument {
  readonly part: 'words' | 'category' | 'requirement' | 'open';
  readonly field: string | null;
  readonly weight: number;
  readonly text: string;
}

export interface FactDocument {
  readonly field: string;
  readonly label: string;
  readonly value: string | null;
}

export interface OutcomeDocument {
  readonly field: string;
  readonly label: string;
  readonly importance: Importance;
  readonly truth: Truth;
  readonly required: string;
  readonly value: string | null;
}

export interface ProductCard {
  readonly position: number;
  readonly product_id: string;
  readonly title: string;
  readonly category: readonly string[];
  readonly brand: string | null;
  readonly mpn: string | null;
  readonly image: string | null;
  readonly url: string | null;
  readonly score: number;
  readonly selected: boolean;
  readonly price: PriceDocument | null;
  readonly moq: QuantityDocument | null;
  readonly lead_time: LeadTimeDocument | null;
  readonly supplier: SupplierBadge | null;
  readonly offers: number;
  readonly certifications: readonly string[];
  readonly facts: readonly FactDocument[];
  readonly outcomes: readonly OutcomeDocument[];
  readonly why: readonly ReasonDocument[];
  readonly alike: readonly string[];
}

export interface ParagraphDocument {
  readonly kind: ParagraphKind;
  readonly text: string;
}

export interface BinDocument {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export interface OptionDocument {
  readonly id: string;
  readonly label: string;
  readonly count: number | null;
  readonly field: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
}

export interface QuestionDocument {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly field: string | null;
  readonly term: Term | null;
  readonly line: string | null;
  readonly text: string;
  readonly options: readonly OptionDocument[];
  readonly several: boolean;
  readonly unit: string | null;
  readonly histogram: readonly BinDocument[];
  readonly skip: string;
  readonly explanation: string;
}

export interface ChoiceDocument {
  readonly value: Scalar;
  readonly label: string;
  readonly count: number;
}

export interface ChipDocument {
  readonly id: string;
  readonly kind: 'product' | 'category' | 'requirement' | 'indifferent' | 'term' | 'note';
  readonly line: string | null;
  readonly field: string | null;
  readonly term: Term | null;
  readonly label: string;
  readonly text: string;
  readonly operator: Operator | null;
  readonly values: readonly (number | boolean | string | null)[];
  readonly unit: string | null;
  readonly importance: Importance | null;
  readonly origin: Origin;
  readonly words: string | null;
  readonly confidence: number;
  readonly turn: number | null;
  readonly histogram: readonly BinDocument[];
  readonly choices: readonly ChoiceDocument[];
}

export interface LineDocument {
  readonly id: string;
  readonly title: string;
  readonly category: readonly string[] | null;
  readonly focus: boolean;
  readonly chips: readonly ChipDocument[];
  readonly selected: readonly string[];
  readonly rejected: readonly string[];
}

export interface NeedDocument {
  readonly lines: readonly LineDocument[];
  readonly terms: readonly ChipDocument[];
  readonly missing: readonly Term[];
  readonly state: unknown;
}

export interface TableDocument {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface TurnDocument {
  readonly conversation_id: string;
  readonly version: number;
  readonly number: number;
  readonly at: string;
  /** Idempotency key of the message that it answers. */
  readonly message: string | null;
  readonly utterance: string | null;
  readonly said: string;
  readonly language: string;
  readonly paragraphs: readonly ParagraphDocument[];
  readonly products: readonly ProductCard[];
  readonly total: number;
  readonly meeting: number;
  readonly more: boolean;
  readonly question: QuestionDocument | null;
  readonly stop: Stop | null;
  readonly table: TableDocument | null;
  readonly rfq: boolean;
  readonly need: NeedDocument;
  readonly generation: string;
}

export interface ConversationDocument {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly language: string | null;
  readonly currency: string | null;
  readonly units: Units | null;
  readonly turns: readonly TurnDocument[];
  readonly need: NeedDocument | null;
}

export interface CategoryDocument {
  readonly name: string;
  readonly path: readonly string[];
  /** In it and below it. */
  readonly products: number;
  readonly children: readonly CategoryDocument[];
}

export interface CategoriesAnswer {
  readonly root: CategoryDocument;
}

export interface SessionDocument {
  readonly visitor: string | null;
  readonly scopes: readonly string[];
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
  readonly image_origins: readonly string[];
  readonly version: string;
}

export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly faults?: readonly Fault[];
}
