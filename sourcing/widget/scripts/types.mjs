// Types of the API's documents, from the OpenAPI document of the service.
//
//   npm run types            writes src/api/openapi.ts
//   npm run types -- --check fails when that file is not what would be written
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const SOURCE = new URL('../../../docs/openapi.json', import.meta.url);
const TARGET = new URL('../src/api/openapi.ts', import.meta.url);

const document = JSON.parse(await readFile(SOURCE, 'utf-8'));
// Only the documents are wanted: the client names its own addresses.
const nodes = await openapiTS(
  { ...document, paths: {} },
  {
    immutable: true,
    alphabetize: true,
    defaultNonNullable: false,
  },
);
const written = `// Written by \`npm run types\` from docs/openapi.json; not edited by hand.\n${astToString(nodes)}`;

if (process.argv.includes('--check')) {
  if ((await readFile(TARGET, 'utf-8').catch(() => '')) !== written) {
    console.error('src/api/openapi.ts is not current: run npm run types');
    process.exit(1);
  }
} else {
  await writeFile(TARGET, written);
}
