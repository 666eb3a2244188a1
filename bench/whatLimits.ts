const besideOthers =
  'Rows are stored and read some hundred at a time, and nothing else is done meanwhile. Browser, host and this benchmark share the cores; what each of them takes was not measured apart.'
const slowMachine =
  'Chromium draws with the processor here, and browser, host and benchmark share its cores: these figures follow the machine, whose own are below.'
const importMemory =
  'About 30 bytes a row tell contents that are alike, in the check and again in the import, and as many in the check tell ids: 90 MB for a million. What else grows with the table is not known yet.'

/** Why a figure is missed, by its id. Said on top of the page; a figure without an entry says so. */
export const whatLimits: Readonly<Record<string, string>> = {
  'speed-cpu':
    'SDK and undici take about 0.20 of the 0.34 ms before anything is stored, much of it while V8 still compiles: over 100,000 items the whole takes 0.22 ms. The store takes the rest.',
  'speed-bare':
    'A fifth of the CPU goes into the commits of SQLite (three an item: pages, checksums, fsync), a tenth into collecting garbage, most of the rest into SDK and undici.',
  'otpm-given':
    'What a reply will hold is known only when it ends. A mean is reserved for it, so that with widely spread replies some of the bucket lies idle, and the last of them end late.',
  'otpm-learned': 'As with the limit given.',
  import:
    'Reading alone runs at 70 to 130 MB/s; of the time of a row most goes into its two inserts, its hash and its JSON. These tickets are short, 180 bytes or so a row.',
  paint: slowMachine,
  'open-first': slowMachine,
  'scroll-fps': slowMachine,
  'live-cpu': slowMachine,
  filter:
    'The store takes 10 to 25 ms of it on this machine; the page asks, draws its rows anew and paints them in 70 to 100.',
  sort: 'The store sorts a million rows in 15 to 50 ms; the first time takes several times as long, while memory is given out and V8 compiles. The rest is the page.',
  search:
    'FTS5 takes 60 to 150 ms on this machine to find a million rows, or those with two frequent words; to hand over 250,000 takes another 15. The rest is the page.',
  'import-moves':
    'Before the first row is stored the whole file is read twice: for its encoding, and for the hash that it is known by.',
  'import-loop': besideOthers,
  'import-list': besideOthers,
  'import-memory': importMemory,
  'import-out': importMemory,
  'export-csv-loop': besideOthers,
  'export-csv-list': besideOthers,
  'export-jsonl-loop': besideOthers,
  'export-jsonl-list': besideOthers,
}
