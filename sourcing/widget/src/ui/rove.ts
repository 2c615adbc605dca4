/** Rove: arrow keys move the focus in a group of buttons, of which one is in the tab order. */

/** Handler of `keydown` on the group. */
export function rove(event: KeyboardEvent): void {
  const group = event.currentTarget as HTMLElement;
  const items = [...group.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = items.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const rightToLeft = getComputedStyle(group).direction === 'rtl';
  const to = target(event.key, at, items.length, rightToLeft);
  const next = to === null ? undefined : items[to];
  if (!next) return;
  event.preventDefault();
  for (const item of items) item.tabIndex = item === next ? 0 : -1;
  next.focus();
}

/** Where a key leads from a place in a group; null when it leads nowhere. */
export function target(key: string, at: number, size: number, rightToLeft: boolean): number | null {
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward || key === 'ArrowDown') return (at + 1) % size;
  if (key === back || key === 'ArrowUp') return (at - 1 + size) % size;
  if (key === 'Home') return 0;
  if (key === 'End') return size - 1;
  return null;
}
