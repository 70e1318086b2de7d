/**
 * A fixed position in [0, 1) for a text: equal texts, equal positions, everywhere and always.
 * Used for splits, so that siblings of one parent get one arm. 53 bits of two FNV-1a runs with
 * different offsets, finished with the murmur3 mixer so that near-equal texts lie far apart.
 */
export function hashUnit(text: string): number {
  const high = mix(fnv1a(text, 0x811c9dc5)) >>> 5;
  const low = mix(fnv1a(text, 0x9747b28c)) >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

function fnv1a(text: string, offset: number): number {
  let hash = offset;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash;
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
