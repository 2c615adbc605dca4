/** Edits: what a buyer does with chips, sliders, options and lists, as the service takes it. */

import type { Exact, Importance, Operator, Scalar, SupplierKind } from './types';

interface OfLine {
  /** Of the need; the one in focus where it is left out. */
  readonly line?: string;
}

export type Edit =
  | { readonly op: 'choose'; readonly question: string; readonly options: readonly string[] }
  | ({ readonly op: 'no_preference' | 'dont_know'; readonly field?: string } & OfLine)
  | { readonly op: 'skip' }
  | ({
      readonly op: 'require';
      readonly field: string;
      readonly operator: Operator;
      readonly values: readonly Scalar[];
      readonly unit?: string;
      readonly importance?: Importance;
    } & OfLine)
  | ({ readonly op: 'drop'; readonly field: string } & OfLine)
  | ({ readonly op: 'drop_note'; readonly text: string } & OfLine)
  | ({ readonly op: 'weigh'; readonly field: string; readonly importance: Importance } & OfLine)
  | ({
      readonly op: 'product';
      readonly query: string;
      readonly category?: readonly string[];
      readonly added?: boolean;
    } & OfLine)
  | { readonly op: 'focus'; readonly line: string }
  | { readonly op: 'remove_line'; readonly line: string }
  | ({
      readonly op: 'quantity' | 'annual';
      readonly number: Exact | null;
      readonly unit?: string;
    } & OfLine)
  | ({ readonly op: 'budget'; readonly amount: Exact | null; readonly currency?: string } & OfLine)
  | { readonly op: 'destination'; readonly country?: string | null; readonly name?: string | null }
  | { readonly op: 'delivery_term'; readonly incoterm: string | null; readonly place?: string }
  | { readonly op: 'needed_by'; readonly day: string | null }
  | { readonly op: 'payment' | 'currency'; readonly text: string | null }
  | { readonly op: 'samples'; readonly wanted: boolean | null }
  | { readonly op: 'supplier_kinds'; readonly kinds: readonly SupplierKind[] }
  | ({
      readonly op: 'shortlist' | 'unlist' | 'reject';
      readonly product_ids: readonly string[];
    } & OfLine)
  | { readonly op: 'why' | 'compare'; readonly product_ids: readonly string[] }
  | { readonly op: 'undo' | 'restart' | 'more' | 'show' | 'rfq' };
