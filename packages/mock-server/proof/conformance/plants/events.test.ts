import { everyPlantIsCaught } from '../every-plant.ts';
import { eventPlants } from './events.ts';

everyPlantIsCaught('events', eventPlants);
