import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { elementsOf, files, packageFolder, readManifest } from './manifest.ts';

it('is as the sources are; `node packages/widget/manifest/write.ts` brings it up to date', () => {
  for (const [name, text] of Object.entries(files()))
    expect(readFileSync(join(packageFolder, name), 'utf8'), name).toBe(text);
});

it('tells of every element its attributes, and of the panel its events, parts and slots, each with words', () => {
  const elements = elementsOf(readManifest());
  expect(elements.map(({ tagName }) => tagName).sort()).toEqual([
    'yyb-my-subsidies',
    'yyb-payout-status',
    'yyb-statistics',
    'yyb-subsidy-summary',
  ]);
  for (const { attributes = [], tagName } of elements) {
    expect(attributes.map(({ name }) => name)).toContain('base-url');
    for (const attribute of attributes) expect(attribute.description, `${tagName} ${attribute.name}`).toBeTruthy();
  }
  const panel = elements.find(({ tagName }) => tagName === 'yyb-my-subsidies')!;
  expect(panel.events!.map(({ name }) => name).sort()).toEqual([
    'yyb-confirm',
    'yyb-confirmed',
    'yyb-error',
    'yyb-payout',
    'yyb-ready',
    'yyb-screen',
    'yyb-session',
  ]);
  for (const described of [...panel.events!, ...panel.slots!, ...panel.cssParts!, ...panel.cssProperties!])
    expect(described.description, described.name).toBeTruthy();
});
