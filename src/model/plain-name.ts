/** A name without case and separators, for comparisons: `petId`, `pet_id` and `PET-ID` are the same name. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
