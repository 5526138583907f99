import { everyPlantIsCaught } from '../every-plant.ts';
import { concurrencyPlants } from './concurrency.ts';

everyPlantIsCaught('concurrency', concurrencyPlants);
