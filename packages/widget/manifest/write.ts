/** Writes the manifest and the editors' data into the package: `node packages/widget/manifest/write.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, packageFolder } from './manifest.ts';

for (const [name, text] of Object.entries(files())) writeFileSync(join(packageFolder, name), text);
