import { getDefinition } from '../store/definition-store.ts';
import type { RequestContext } from './handler.ts';

/** Tells everybody who has a definition open that somebody has saved, published or thrown away something of it. */
export async function tellDefinitionChanged({ runtime, params }: Pick<RequestContext, 'runtime' | 'params'>): Promise<void> {
  const { kind = '', definitionId = '' } = params;
  const definition = await getDefinition(runtime.store, kind, definitionId);
  runtime.publish([{ type: 'definition', id: `${kind}/${definitionId}`, version: definition?.revision ?? 0 }]);
}
