/** Edits: what a buyer does with chips, sliders, options and lists, as the service takes it. */

import type { components } from './openapi';

export type Edit = components['schemas']['EditsOrder']['edits'][number];
