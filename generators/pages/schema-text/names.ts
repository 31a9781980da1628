/** Names for schemas and operations, made from titles. */
import { kebab } from '../../names.js';

/** `Job Details` becomes `JobDetails`. */
export function pascalCase(title: string): string {
  return kebab(title)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `Job Details` becomes `jobDetails`. */
export function camelCase(title: string): string {
  const name = pascalCase(title);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
