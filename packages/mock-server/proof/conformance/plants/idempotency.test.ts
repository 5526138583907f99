import { everyPlantIsCaught } from '../every-plant.ts';
import { idempotencyPlants } from './idempotency.ts';

everyPlantIsCaught('idempotency', idempotencyPlants);
