/** `npm run licences`: writes the SBOMs to `reports/sbom` and the list of licences to `docs/licences.md`. */
import { checkLicences } from '../release/licences.ts';

await checkLicences(true).then(
  () => console.log('SBOMs: reports/sbom. Licences: docs/licences.md.'),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
