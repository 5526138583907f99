import { everyPlantIsCaught } from '../every-plant.ts';
import { moneyPlants } from './money.ts';

everyPlantIsCaught('money', moneyPlants);
