/** Define: a custom element, once, even if the script is on a page twice. */

export function define(name: string) {
  return (element: CustomElementConstructor): void => {
    if (!customElements.get(name)) customElements.define(name, element);
  };
}
