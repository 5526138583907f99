import { everyPlantIsCaught } from '../every-plant.ts';
import { limitPlants } from './limits.ts';

everyPlantIsCaught('limits', limitPlants);
