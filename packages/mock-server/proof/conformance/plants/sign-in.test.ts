import { everyPlantIsCaught } from '../every-plant.ts';
import { signInPlants } from './sign-in.ts';

everyPlantIsCaught('sign-in', signInPlants);
