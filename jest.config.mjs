import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Jest runs everything as CommonJS: its own ESM support breaks on the CommonJS packages of the Nest family.
 * So our TypeScript and every ES module in node_modules are compiled on the way in.
 */
function esModulesIn(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.name.startsWith('@')
      ? readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
      : [entry.name],
  );
  return names.flatMap((name) => {
    const manifest = join(folder, name, 'package.json');
    const isModule = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
    const nested = join(folder, name, 'node_modules');
    return [...(isModule ? [name] : []), ...(existsSync(nested) ? esModulesIn(nested) : [])];
  });
}

const esModules = [...new Set(esModulesIn(join(import.meta.dirname, 'node_modules')))];

const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  },
];

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: [],
  transform: { '^.+\\.[cm]?[jt]sx?$': swc },
  transformIgnorePatterns: [`/node_modules/(?!.*/node_modules/)(?!(${esModules.join('|')})/)`],
  moduleNameMapper: {
    '^@peil/eventing/testing$': '<rootDir>/libs/eventing/src/testing/index.ts',
    // Exports for `import` only, and jest asks for `require`.
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
    '^@peil/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/.stryker-tmp/'],
  setupFiles: ['reflect-metadata'],
};

export default {
  coverageProvider: 'v8',
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: 'libs', testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts'] },
    { ...shared, displayName: 'test', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};
