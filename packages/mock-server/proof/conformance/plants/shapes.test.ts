import { everyPlantIsCaught } from '../every-plant.ts';
import { shapePlants } from './shapes.ts';

everyPlantIsCaught('shapes', shapePlants);
