/** Preloaded: puts one planted bug into core's sources as they are read. */
import { registerHooks } from 'node:module';
import { plants } from './planted.ts';

const plant = plants.find(({ name }) => name === process.env.YONGYIBAN_PLANT);
if (!plant) throw new Error(`There is no planted bug "${process.env.YONGYIBAN_PLANT}"`);
let planted = false;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(`/packages/core/src/${plant.file}`)) return loaded;
    const source = String(loaded.source);
    // A bug that no longer fits the source would be a test that cannot fail.
    if (source.split(plant.from).length !== 2) throw new Error(`"${plant.name}" does not fit ${plant.file} any more`);
    planted = true;
    return { ...loaded, source: source.replace(plant.from, () => plant.to) };
  },
});

process.on('exit', () => {
  if (!planted) console.error(`"${plant.name}" was never loaded`);
});
