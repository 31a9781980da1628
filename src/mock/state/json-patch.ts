/** JSON Patch (RFC 6902). */
import { get, getString, isArray, isObject, pointerKeys, resolvePointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';

/** The patched value, or why the patch does not apply (RFC 6902 §5). */
export type Patched = { readonly value: Json } | { readonly detail: string };

/** Applies every operation in order, or none. */
export function applyPatch(target: Json, patch: Json): Patched {
  if (!isArray(patch)) return { detail: 'A JSON Patch is an array of operations.' };
  let value = target;
  for (const [index, operation] of patch.entries()) {
    const next = applyOne(value, operation);
    if (next === undefined) return { detail: `Operation ${index} of the patch does not apply.` };
    value = next;
  }
  return { value };
}

function applyOne(target: Json, operation: Json): Json | undefined {
  const [op, path, from] = ['op', 'path', 'from'].map((key) => getString(operation, key));
  const value = get(operation, 'value');
  if (path === undefined) return undefined;
  const moved = from === undefined ? undefined : resolvePointer(target, from);
  if (op === 'add') return value === undefined ? undefined : edit(target, pointerKeys(path), value, 'add');
  if (op === 'remove') return edit(target, pointerKeys(path), undefined, 'replace');
  if (op === 'replace') return value === undefined ? undefined : edit(target, pointerKeys(path), value, 'replace');
  if (op === 'test') return JSON.stringify(resolvePointer(target, path)) === JSON.stringify(value) ? target : undefined;
  if (from === undefined || moved === undefined) return undefined;
  if (op === 'copy') return edit(target, pointerKeys(path), moved, 'add');
  const without = op === 'move' ? edit(target, pointerKeys(from), undefined, 'replace') : undefined;
  return without === undefined ? undefined : edit(without, pointerKeys(path), moved, 'add');
}

/** A copy with one plan changed; undefined if there is no such plan. Without a value the plan goes. */
function edit(
  target: Json,
  [key, ...rest]: readonly string[],
  value: Json | undefined,
  mode: 'add' | 'replace',
): Json | undefined {
  if (key === undefined) return value;
  if (isArray(target)) return editItem(target, key, rest, value, mode);
  if (!isObject(target)) return undefined;
  const known = get(target, key);
  if (known === undefined && (rest.length > 0 || mode === 'replace')) return undefined;
  const next = rest.length === 0 ? value : edit(known ?? null, rest, value, mode);
  if (rest.length > 0 && next === undefined) return undefined;
  const { [key]: _, ...others } = target;
  if (next === undefined) return others;
  return Object.fromEntries([
    ...Object.entries(Object.hasOwn(target, key) ? target : others),
    [key, next],
  ]) as JsonObject;
}

function editItem(
  target: readonly Json[],
  key: string,
  rest: readonly string[],
  value: Json | undefined,
  mode: 'add' | 'replace',
): Json | undefined {
  const index = key === '-' ? target.length : /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  const isInsert = mode === 'add' && rest.length === 0;
  if (index < 0 || index > target.length || (index === target.length && !isInsert)) return undefined;
  if (isInsert) return value === undefined ? undefined : target.toSpliced(index, 0, value);
  if (rest.length === 0) return value === undefined ? target.toSpliced(index, 1) : target.with(index, value);
  const next = edit(target[index] ?? null, rest, value, mode);
  return next === undefined ? undefined : target.with(index, next);
}
