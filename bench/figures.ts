/** The figures to reach, as data, and how a run stands beside them. */

export interface Found {
  readonly measure: string;
  readonly value: number;
}

interface Figure {
  readonly measure: string;
  readonly title: string;
  readonly better: 'more' | 'less';
  readonly unit: string;
  readonly reach: number;
  readonly beyond: number;
}

const figures: readonly Figure[] = [
  {
    measure: 'ratioAt1',
    title: 'changes/s at 1, of the raw limit',
    better: 'more',
    unit: '',
    reach: 0.4,
    beyond: 0.6,
  },
  {
    measure: 'ratioAt16',
    title: 'changes/s at 16, of the raw limit',
    better: 'more',
    unit: '',
    reach: 0.7,
    beyond: 1,
  },
  {
    measure: 'ratioAt64',
    title: 'changes/s at 64, of the raw limit',
    better: 'more',
    unit: '',
    reach: 1,
    beyond: 1.8,
  },
  {
    measure: 'p99At16',
    title: 'p99 of a change at 16, of the raw p99',
    better: 'less',
    unit: '',
    reach: 3,
    beyond: 1.5,
  },
  {
    measure: 'timersOnPostgres',
    title: '10,000 timers due at once, queue on PostgreSQL',
    better: 'less',
    unit: 's',
    reach: 5,
    beyond: 1.5,
  },
  {
    measure: 'timersOnRedis',
    title: '10,000 timers due at once, queue on Redis',
    better: 'less',
    unit: 's',
    reach: 5,
    beyond: 1.5,
  },
  {
    measure: 'listP50',
    title: 'work-item page of 50, 100,000 open cases, p50',
    better: 'less',
    unit: 'ms',
    reach: 3,
    beyond: 1,
  },
  {
    measure: 'route',
    title: 'route of one case in 5,000 rows, p99',
    better: 'less',
    unit: 'ms',
    reach: 1,
    beyond: 0.1,
  },
  {
    measure: 'allocation',
    title: 'an allocation over 24 wards with its steps, p99',
    better: 'less',
    unit: 'ms',
    reach: 1,
    beyond: 0.5,
  },
  {
    measure: 'rehearsal',
    title: '10,000 past decisions led by another rulebook',
    better: 'less',
    unit: 's',
    reach: 60,
    beyond: 10,
  },
  {
    measure: 'budgetTotals',
    title: 'sums of 10,000 budget lines, the slowest p50',
    better: 'less',
    unit: 'ms',
    reach: 100,
    beyond: 50,
  },
  {
    measure: 'budgetRatio',
    title: 'the same, of a plain sum of one column',
    better: 'less',
    unit: '',
    reach: 10,
    beyond: 5,
  },
  {
    measure: 'sheetImport',
    title: '10,000 lines of a sheet imported with checks',
    better: 'less',
    unit: 's',
    reach: 5,
    beyond: 2,
  },
  {
    measure: 'sheetRatio',
    title: 'the same, of the library alone reading the file',
    better: 'less',
    unit: '',
    reach: 10,
    beyond: 4,
  },
  {
    measure: 'start',
    title: 'start to first accepted command, data there',
    better: 'less',
    unit: 's',
    reach: 3,
    beyond: 1.5,
  },
  {
    measure: 'bytes',
    title: 'PostgreSQL bytes a finished case of 7 entries',
    better: 'less',
    unit: 'KB',
    reach: 10,
    beyond: 6,
  },
];

function verdict({ better, reach, beyond }: Figure, value: number): string {
  const passes = (bound: number): boolean => (better === 'more' ? value >= bound : value <= bound);
  if (passes(beyond)) return 'beyond';
  return passes(reach) ? 'reached' : 'NOT reached';
}

const show = (value: number, unit: string): string =>
  `${value.toFixed(2)}${unit === '' ? '' : ` ${unit}`}`;

/** A Markdown table of what was measured; questions that were not asked have no line. */
export function figuresTable(found: readonly Found[]): string {
  const values = new Map(found.map(({ measure, value }) => [measure, value]));
  const lines = figures.flatMap((figure) => {
    const value = values.get(figure.measure);
    if (value === undefined) return [];
    const { title, better, unit, reach, beyond } = figure;
    const sign = better === 'more' ? '≥' : '≤';
    const cells = [
      title,
      show(value, unit),
      `${sign} ${show(reach, unit)}`,
      `${sign} ${show(beyond, unit)}`,
      verdict(figure, value),
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  const head = ['| measure | found | reach | beyond | |', '|---|---:|---:|---:|---|'];
  return [...head, ...lines].join('\n');
}
