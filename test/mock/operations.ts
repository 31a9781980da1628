/** The part of generated types that handlers of {@link crud} need: `operations` as openapi-typescript writes it. */
interface Pet {
  id: number;
  name: string;
}

type Ok<T> = { headers: Record<string, unknown>; content: { 'application/json': T } };

export interface operations {
  getPet: { parameters: { query?: never; path: { petId: number } }; requestBody?: never; responses: { 200: Ok<Pet> } };
  listPets: {
    parameters: { query?: { limit?: number }; path?: never };
    requestBody?: never;
    responses: { 200: Ok<{ items: Pet[] }> };
  };
  createPet: {
    parameters: { query?: never; path?: never };
    requestBody: { content: { 'application/json': Partial<Pet> } };
    responses: { 201: Ok<Pet>; 202: { content?: never } };
  };
}
