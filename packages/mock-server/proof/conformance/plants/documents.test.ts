import { everyPlantIsCaught } from '../every-plant.ts';
import { documentPlants } from './documents.ts';

everyPlantIsCaught('documents', documentPlants);
