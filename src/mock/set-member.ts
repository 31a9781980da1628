/** Sets an own member of an object, even one named `__proto__`. */
export function setMember<T>(target: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
