import tseslint from 'typescript-eslint';

const readsTheWorld = [
  { name: 'Date', message: 'Pure rooms know no clock; src/shell does.' },
  { name: 'process', message: 'Pure rooms know no process; src/shell does.' },
  { name: 'fetch', message: 'cellassay uses no network.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'output/', 'node_modules/', 'test/fixtures/forbiddenImport/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/(utils|helpers|common|misc)$', message: 'Name the room.' }] },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/shell/**'],
    rules: {
      'no-restricted-globals': ['error', ...readsTheWorld],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'A result is a function of its inputs.' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['test/**/*.ts', 'example/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
);
