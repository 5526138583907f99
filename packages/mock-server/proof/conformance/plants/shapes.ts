import { answer, body, type Plant, withHeaders } from '../plant.ts';

const notSuccess = (response: Response): boolean => response.status >= 400;

export const shapePlants: readonly Plant[] = [
  {
    name: 'amounts as text',
    caughtBy: 'shapes/entitlements',
    spoil: body(['GET /v1/entitlements'], json => {
      for (const item of json.items) item.amount = String(item.amount);
    }),
  },
  {
    name: 'errors as plain JSON',
    caughtBy: 'shapes/problem',
    spoil: answer(['* /v1/**'], response =>
      notSuccess(response) ? withHeaders(response, { 'Content-Type': 'application/json' }) : response,
    ),
  },
];
