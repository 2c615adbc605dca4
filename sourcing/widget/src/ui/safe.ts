/** Safe: which addresses of a catalogue a page may use. */

/** An address to link to: http or https, whole; null for anything else. */
export function linkTo(address: string | null): string | null {
  if (!address) return null;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** An address to load a picture from: a link whose origin the service allows. */
export function pictureAt(address: string | null, origins: readonly string[]): string | null {
  const link = linkTo(address);
  if (!link) return null;
  return origins.includes(new URL(link).origin) ? link : null;
}
