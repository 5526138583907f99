import { everyPlantIsCaught } from '../every-plant.ts';
import { accessPlants } from './access.ts';

everyPlantIsCaught('access', accessPlants);
