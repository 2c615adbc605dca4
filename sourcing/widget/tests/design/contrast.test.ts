import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/design/contrast';
import { figurePairs, palette, textPairs } from '../../src/design/palette';

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
  });

  it('has the values that WCAG examples have', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(4.0, 1);
  });

  it('refuses what is no colour', () => {
    expect(() => contrast('red', '#ffffff')).toThrow('#rrggbb');
  });
});

describe.each(['light', 'dark'] as const)('%s', (shade) => {
  it.each(textPairs)('%s on %s can be read', (one, ground) => {
    expect(contrast(palette[one][shade], palette[ground][shade])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(figurePairs)('%s on %s can be made out', (one, ground) => {
    expect(contrast(palette[one][shade], palette[ground][shade])).toBeGreaterThanOrEqual(3);
  });
});
