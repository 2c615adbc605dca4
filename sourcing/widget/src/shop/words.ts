/** What the button says, in every language: too little to be loaded by itself. */

import type { Language } from '../i18n/languages';

export const openWord: Readonly<Record<Language, string>> = {
  en: 'Find products',
  es: 'Buscar productos',
  'zh-Hans': '找产品',
  'zh-Hant': '找產品',
};

export const closeWord: Readonly<Record<Language, string>> = {
  en: 'Close',
  es: 'Cerrar',
  'zh-Hans': '关闭',
  'zh-Hant': '關閉',
};
