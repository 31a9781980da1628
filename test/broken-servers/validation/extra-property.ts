/** Unknown properties are ignored, although the contract forbids them. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const KNOWN = [
  'id',
  'createdAt',
  'name',
  'email',
  'kind',
  'website',
  'age',
  'rating',
  'newsletter',
  'seenAt',
  'phones',
  'address',
  'labels',
  'password',
];

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkContact: (body) =>
      correctCrud.checkContact(
        isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => KNOWN.includes(name))) : body,
      ),
  },
});
