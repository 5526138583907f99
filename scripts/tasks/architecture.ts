/** `npm run architecture`: draws `docs/pictures/architecture.svg` from the imports as they are. */
import { checkArchitecture } from '../docs/architecture.ts';

await checkArchitecture(true);
