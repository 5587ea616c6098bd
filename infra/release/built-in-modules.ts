import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Takes from a module of Node only what is used. An `import` reads every export of it, and some of these load other modules:
 * those of `process` open its three streams, that of `fs` loads `fs/promises`. It was a tenth of what loading took.
 */
export const builtInModules: Plugin = {
  name: 'built-in-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) => {
      // What an `import()` loads is loaded late anyway.
      if (kind !== 'import-statement' || !isBuiltin(path)) return undefined;
      return { path: path.replace('node:', ''), namespace: 'node', sideEffects: false };
    });
    onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({ contents: pickedFrom(path) }));
  },
};

/** esbuild drops the exports that nobody imports, because reading them is marked as pure. */
function pickedFrom(name: string): string {
  const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter((key) => key !== 'default');
  return [
    `const builtIn = /* @__PURE__ */ process.getBuiltinModule('node:${name}');`,
    'const pick = (name) => builtIn[name];',
    ...names.map((key, index) => `const export${index} = /* @__PURE__ */ pick('${key}');`),
    `export { ${names.map((key, index) => `export${index} as ${key}`).join(', ')} };`,
    'export default builtIn;',
  ].join('\n');
}
