/**
 * For typedoc: calls a module by the name that a user imports, `@yongyiban/core/policy` for `core/src/policy`, and leads back
 * to the documents, wherever the site is served.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  const base = process.env.YYB_DOCS_BASE ?? '/';
  app.on('bootstrapEnd', () => app.options.setValue('navigationLinks', { 文档: base, Documents: `${base}en/` }));
  app.converter.on('resolveBegin', context => {
    for (const module of context.project.children ?? [])
      module.name = module.name.replace(/^([\w-]+)\/src/, '@yongyiban/$1');
  });
}
