/** Sets an own member of an object; `__proto__` is a name like any other. */
export function setMember<T>(target: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
