import type { Limits, MockOptions } from '../options.js';
import type { Stateful } from './stateful.js';

export function createStateful(_options: MockOptions, _limits: Limits, _random: () => number): Stateful {
  throw new Error('in the making');
}
