/**
 * For typedoc: calls a module by the name that a user imports, `@yongyiban/core/policy` for `core/src/policy`.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on('resolveBegin', context => {
    for (const module of context.project.children ?? [])
      module.name = module.name.replace(/^([\w-]+)\/src/, '@yongyiban/$1');
  });
}
