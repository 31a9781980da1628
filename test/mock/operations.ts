/** The types that handlers of {@link crud} need, in the form in which openapi-typescript generates `operations`. */
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
