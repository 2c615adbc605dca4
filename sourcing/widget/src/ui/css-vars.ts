/** Custom properties on an element, set through the object model.
 *
 * A `style` attribute would be refused by a Content-Security-Policy without `unsafe-inline`.
 */

import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

type Values = Readonly<Record<`--${string}`, string | number | null>>;

class CssVars extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('cssVars goes on an element');
  }

  override render(_values: Values): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Values]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) {
      if (value === null) style.removeProperty(name);
      else style.setProperty(name, String(value));
    }
    return noChange;
  }
}

export const cssVars = directive(CssVars);
