/** The table of who may import whom (docs/adr/002-stations.md); type imports count for cycles. */
const station = (name) => `^src/${name}/`;
const ours = '^src/';
const only = (from, allowed, comment) => ({
  name: `${from}-imports`,
  comment,
  severity: 'error',
  from: { path: station(from) },
  to: { path: ours, pathNot: [station(from), ...allowed.map(station)] },
});
const typesOnly = (from, stations) => ({
  name: `${from}-types-only`,
  comment: 'values come in as deps; only their types are imported',
  severity: 'error',
  from: { path: station(from) },
  to: { path: stations.map(station), dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: ours }, to: {} },
    only('desk', [], 'the rules of the desk stand alone'),
    only(
      'format',
      ['desk'],
      'format reads and writes; it asks the desk, whose functions are as pure, and decides nothing',
    ),
    only('archive', ['desk', 'store'], 'the archive is read from the store and searched as the desk says'),
    typesOnly('archive', ['store']),
    only('wecom', [], 'the wire would serve another bot as it is'),
    only('store', ['desk'], 'the store remembers; what is settled, say, it asks the desk'),
    only('handlers', ['desk', 'format', 'store', 'wecom'], 'handlers hear'),
    typesOnly('handlers', ['store', 'wecom']),
    only('jobs', ['desk', 'format', 'handlers', 'store', 'wecom'], 'jobs act'),
    typesOnly('jobs', ['store', 'wecom']),
    only('pages', ['desk', 'format', 'store', 'wecom'], 'what a browser sees'),
    typesOnly('pages', ['store', 'wecom']),
    {
      name: 'simulator-shares-no-wire',
      comment: 'a mistake made twice is less likely when the stand-in is written apart',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^src/(wecom|store|handlers|jobs|app|main)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
