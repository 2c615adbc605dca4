/** Weights: what counts and how much, as sliders; every move is told at once. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { percent } from '../panels/figures';
import { panelStyles } from '../panels/panels.css';
import { type Preset, preferencesOf } from '../panels/preferences';
import { Sheet } from '../panels/sheet';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import type { Ranking } from './scores';

/** The heaviest weight that a slider sets, in the units of the presets, which sum to 100. */
const HEAVIEST = 50;

@define('sourcing-weights')
export class SourcingWeights extends Sheet {
  static override styles = [
    base,
    controls,
    panelStyles,
    css`
      .presets {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
        margin-block: var(--s-2) var(--s-4);
      }

      .sliders {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        gap: var(--s-2) var(--s-6);
      }

      label {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 var(--s-2);
        font-size: var(--s-text-sm);
      }

      label .off {
        color: var(--s-faint);
      }

      input {
        grid-column: 1 / -1;
        inline-size: 100%;
        block-size: 1.5rem;
        margin: 0;
        accent-color: var(--s-accent);
      }

      output {
        color: var(--s-muted);
        font-variant-numeric: tabular-nums;
      }

      .reset {
        margin-inline-start: auto;
      }

      @media (pointer: coarse) {
        input {
          block-size: 2rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) ranking!: Ranking;

  override render(): TemplateResult {
    const { ranking, w } = this;
    const preferences = preferencesOf(this.store);
    const moved = Object.keys(preferences.weights).length > 0;
    const chosen = ranking.presets.find((one) => one.id === preferences.preset);
    return html`
      <div class="presets" role="group" aria-label=${w('rank.presets')}>
        ${ranking.presets.map(
          (one) => html`<button
            type="button"
            class="chip"
            title=${one.description}
            aria-pressed=${one.id === preferences.preset && !moved}
            @click=${() => preferences.choose(one.id as Preset)}
          >
            ${one.label}
          </button>`,
        )}
        ${
          moved
            ? html`<button
                type="button"
                class="button quiet small reset"
                @click=${() => preferences.choose(preferences.preset)}
              >
                ${icon('restart', 16)} ${w('rank.reset')}
              </button>`
            : nothing
        }
      </div>
      <div class="sliders">
        ${ranking.criteria.map((one) => {
          const now = preferences.weights[one.id] ?? chosen?.weights[one.id] ?? one.weight;
          const share = percent(this.speak, one.share);
          const says = one.applies ? share : w('rank.idle');
          return html`<label>
            <span class=${one.applies ? '' : 'off'}>${one.label}</span>
            <output>${says}</output>
            <input
              type="range"
              min="0"
              max=${HEAVIEST}
              step="1"
              .value=${String(now)}
              aria-label=${one.label}
              aria-valuetext=${says}
              @input=${(event: Event) =>
                preferences.weigh(one.id, (event.target as HTMLInputElement).valueAsNumber)}
            />
          </label>`;
        })}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-weights': SourcingWeights;
  }
}
