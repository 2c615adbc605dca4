import { en } from './en';
export const zhHant = en;
