/** Plot: the drawing of a chart, in units of its own paper. */

import { type SVGTemplateResult, svg } from 'lit';
import type { Axis, Placed, Point } from './front';
import { type Scale, share } from './ticks';

export interface Paper {
  readonly wide: number;
  readonly tall: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Paper for a wide place, and for a phone: the text keeps its size, the drawing gives way. */
export const wide: Paper = { wide: 760, tall: 440, left: 66, bottom: 46, right: 18, top: 26 };
export const narrow: Paper = { wide: 380, tall: 400, left: 52, bottom: 46, right: 14, top: 26 };

export interface Drawing {
  readonly paper: Paper;
  readonly x: Axis;
  readonly y: Axis;
  readonly scaleX: Scale;
  readonly scaleY: Scale;
}

export function across(drawing: Drawing, value: number): number {
  const { paper, scaleX } = drawing;
  return paper.left + share(scaleX, value) * (paper.wide - paper.left - paper.right);
}

export function up(drawing: Drawing, value: number): number {
  const { paper, scaleY } = drawing;
  return paper.tall - paper.bottom - share(scaleY, value) * (paper.tall - paper.bottom - paper.top);
}

type Figure = (value: number) => string;

export function gridOf(
  drawing: Drawing,
  figure: Figure,
  names: { readonly x: string; readonly y: string },
): SVGTemplateResult {
  const { paper, scaleX, scaleY } = drawing;
  const floor = paper.tall - paper.bottom;
  return svg`<g class="grid" aria-hidden="true">
    ${scaleY.ticks.map((tick) => {
      const y = up(drawing, tick);
      return svg`<line x1=${paper.left} x2=${paper.wide - paper.right} y1=${y} y2=${y} />
        <text x=${paper.left - 8} y=${y + 4} text-anchor="end">${figure(tick)}</text>`;
    })}
    ${scaleX.ticks.map((tick) => {
      const x = across(drawing, tick);
      return svg`<line x1=${x} x2=${x} y1=${paper.top} y2=${floor} />
        <text x=${x} y=${floor + 18} text-anchor="middle">${figure(tick)}</text>`;
    })}
    <text class="name" x=${paper.wide - paper.right} y=${paper.tall - 6} text-anchor="end">${names.x}</text>
    <text class="name" x="0" y="14">${names.y}</text>
  </g>`;
}

/** The front as a line through its points. */
export function frontLine(drawing: Drawing, points: readonly Placed[]): SVGTemplateResult | null {
  if (points.length < 2) return null;
  const path = points.map((one) => `${across(drawing, one.x)},${up(drawing, one.y)}`).join(' ');
  return svg`<polyline class="front" points=${path} />`;
}

/** What a source states as a range is drawn as one. */
export function rangesOf(drawing: Drawing, point: Point, at: Placed): SVGTemplateResult[] {
  const [x, y] = [point.values[drawing.x.id], point.values[drawing.y.id]];
  const lines: SVGTemplateResult[] = [];
  if (x && x.low !== x.high) {
    const place = up(drawing, at.y);
    lines.push(
      svg`<line class="range" x1=${across(drawing, x.low)} x2=${across(drawing, x.high)} y1=${place} y2=${place} />`,
    );
  }
  if (y && y.low !== y.high) {
    const place = across(drawing, at.x);
    lines.push(
      svg`<line class="range" x1=${place} x2=${place} y1=${up(drawing, y.low)} y2=${up(drawing, y.high)} />`,
    );
  }
  return lines;
}
