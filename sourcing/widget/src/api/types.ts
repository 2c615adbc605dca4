/** Documents of the service by their names, as its OpenAPI document has them. */

import type { components } from './openapi';

type Documents = components['schemas'];

export type BinDocument = Documents['BinDocument'];
export type CategoriesAnswer = Documents['CategoriesAnswer'];
export type CategoryDocument = Documents['CategoryDocument'];
export type ChipDocument = Documents['ChipDocument'];
export type ConversationDocument = Documents['ConversationDocument'];
export type Importance = Documents['Importance'];
export type LineDocument = Documents['LineDocument'];
export type NeedDocument = Documents['NeedDocument'];
export type Operator = Documents['Operator'];
export type OptionDocument = Documents['OptionDocument'];
export type OutcomeDocument = Documents['OutcomeDocument'];
export type ParagraphDocument = Documents['ParagraphDocument'];
export type ParagraphKind = ParagraphDocument['kind'];
/** A proxy in between may say less than the service itself does. */
export type Problem = Pick<
  Documents['Problem'],
  'type' | 'title' | 'status' | 'detail' | 'instance'
> &
  Partial<Documents['Problem']>;
export type ProductCard = Documents['ProductCard'];
export type QuestionDocument = Documents['QuestionDocument'];
export type SessionDocument = Documents['SessionDocument'];
export type SupplierKind = Documents['SupplierKind'];
export type TableDocument = Documents['TableDocument'];
export type Term = Documents['Term'];
export type Truth = Documents['Truth'];
export type TurnDocument = Documents['TurnDocument'];
export type Units = NonNullable<ConversationDocument['units']>;

/** A decimal as a string, so that nothing is lost. */
export type Exact = string;
export type Scalar = number | boolean | string;
