import type { Product } from './product.ts';

/** Publishes a segment definition that puts every account on one strategy. */
export async function publishOnly(product: Product, strategy: string): Promise<void> {
  const segment = { kind: 'segment', id: 'account-segments', name: 'Everybody', rows: [{ id: 'all', name: 'All accounts', strategy }] };
  await product.api.call('definitions.import', { body: { files: { 'segment.json': JSON.stringify(segment) } } });
}

/** Publishes definitions given as objects. */
export async function publish(product: Product, ...definitions: readonly object[]): Promise<void> {
  const files = Object.fromEntries(definitions.map((definition, index) => [`${index}.json`, JSON.stringify(definition)]));
  await product.api.call('definitions.import', { body: { files } });
}
