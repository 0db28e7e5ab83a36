/** The direction of imports: domain < {plate, stats, sheet, optimize} < the middle rooms < pipeline < shell. */
const ground = ['plate', 'stats', 'sheet', 'optimize'];
const middle = [
  'ingest',
  'protocol',
  'layout',
  'normalize',
  'doseresponse',
  'compare',
  'blot',
  'figure',
  'report',
];
const roomPath = (rooms) => `(^|/)src/(${rooms.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'domain-imports-nothing',
      comment: 'The nouns are what everything else is written in; they depend on nothing.',
      severity: 'error',
      from: { path: roomPath(['domain']) },
      to: { pathNot: roomPath(['domain']) },
    },
    {
      name: 'ground-rooms-import-only-domain',
      comment: 'plate, stats, sheet and optimize know numbers and cells, not assays, and not each other.',
      severity: 'error',
      from: { path: `(^|/)src/(${ground.join('|')})/` },
      to: { path: '(^|/)src/', pathNot: ['(^|/)src/domain/', '(^|/)src/$2/'] },
    },
    {
      name: 'middle-rooms-never-import-each-other',
      comment:
        'What two middle rooms share belongs in domain or in a ground room; the order is known to pipeline.',
      severity: 'error',
      from: { path: `(^|/)src/(${middle.join('|')})/` },
      to: { path: roomPath(middle), pathNot: '(^|/)src/$2/' },
    },
    {
      name: 'nothing-below-imports-pipeline-or-shell',
      comment: 'Data walks one way: only shell calls pipeline, nobody calls shell.',
      severity: 'error',
      from: { path: roomPath(['domain', ...ground, ...middle]) },
      to: { path: roomPath(['pipeline', 'shell']) },
    },
    {
      name: 'pipeline-does-not-import-shell',
      comment: 'pipeline runs its steps through the Runner port that shell implements.',
      severity: 'error',
      from: { path: roomPath(['pipeline']) },
      to: { path: roomPath(['shell']) },
    },
    {
      name: 'vendors-never-import-each-other',
      comment:
        'A reader of one vendor is whole in its own folder; what vendors share stands in ingest itself.',
      severity: 'error',
      from: { path: '(^|/)src/ingest/([^/]+)/' },
      to: { path: '(^|/)src/ingest/[^/]+/', pathNot: '(^|/)src/ingest/$2/' },
    },
    {
      name: 'only-shell-touches-the-machine',
      comment:
        'Disk, process, network, workers and clocks live in shell; other rooms take bytes and text, and of Node only what computes.',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: '(^|/)src/shell/' },
      to: {
        dependencyTypes: ['core'],
        pathNot: '^(node:)?(buffer|crypto|stream|string_decoder|util|zlib)$',
      },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one room.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that cannot be followed cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What src imports must stand in dependencies.',
      severity: 'error',
      from: { path: '(^|/)src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-dev', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
