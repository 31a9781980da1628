/** Selects the cases and scenarios of a shard or a replay. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { Settings } from './settings.js';

/** Whether a case or scenario belongs to this shard and, in a replay, to the findings that are replayed. */
export function isChosen({ shard, replay }: Settings, id: string, operation: OpenApiOperation | undefined): boolean {
  if (shard !== undefined && hash(id) % shard.of !== shard.index - 1) return false;
  return (
    replay === undefined ||
    replay.some((key) => key.case === id || (key.case === undefined && key.operation === operation?.id))
  );
}

/** A stable hash of a text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
