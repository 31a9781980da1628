/** Compares names regardless of case and separators: `petId`, `pet_id` and `PET-ID` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
