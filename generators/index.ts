import type { Generator } from './generator.js';
import { picture } from './picture/picture.js';
import { types } from './types/types.js';

/** Every generator, in the order in which they are listed and run. */
export const generators: readonly Generator[] = [types, picture];

/** The generator of that name, if there is one. */
export function generatorNamed(name: string): Generator | undefined {
  return generators.find((generator) => generator.name === name);
}
