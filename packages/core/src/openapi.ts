/**
 * The contract as an OpenAPI 3.1 document. An entry of its own, because a page never needs it.
 *
 * @packageDocumentation
 */
export { answerExamples, bodyExamples } from './contract/examples.ts';
export { type OpenApiOptions, openApiDocument } from './contract/openapi.ts';
