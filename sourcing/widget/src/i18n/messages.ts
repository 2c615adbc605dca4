/** Messages: their keys, and which blanks each of them has, taken from the English ones. */

import type { en } from './en';

type English = typeof en;
export type Key = keyof English;

/** A message that differs by number; every language uses the forms that it has. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export type Message = string | Plural;
export type Messages = { readonly [K in Key]: English[K] extends string ? string : Plural };

type Blank<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blank<Rest>
  : never;
type BlanksOf<M> = M extends string
  ? Blank<M>
  : M extends { other: infer O extends string }
    ? Blank<O>
    : never;
type Fill<Names extends string> = {
  readonly [N in Names]: N extends 'count' ? number : string | number;
};

/** What has to be given with a message: nothing, or a value for each of its blanks. */
export type ParamsOf<M> = [BlanksOf<M>] extends [never] ? [] : [fill: Fill<BlanksOf<M>>];

/** What has to be given with a key. */
export type Params<K extends Key> = ParamsOf<English[K]>;

/** A message that has no blanks, by a key that is only known at run time. */
export function plain(t: (key: never, ...params: never) => string, key: Key): string {
  return (t as unknown as (key: Key) => string)(key);
}
