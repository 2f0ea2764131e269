import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { openFonts } from '../../src/documents/fonts.ts';
import type { FormLine, RequestForm } from '../../src/documents/form.ts';
import { type DocumentName, printForm } from '../../src/documents/print-pdf.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import { parseLocalDate } from '../../src/terms/units.ts';
import { requestLine } from '../sheets/city.ts';
import { type Piece, readPdf, textOfPdf } from './pdf-text.ts';

const fonts = openFonts();
const clerk = { seat: '中央区 総務企画課 担当', name: '山田花子' };
const head = { seat: '中央区長', name: '佐藤一郎' };

const formLine = (line: RequestLine, more: Partial<FormLine> = {}): FormLine => ({
  line,
  section: '総務企画課',
  categories: ['A 継続事業'],
  account: '2-1-3',
  funds: [],
  outcome: null,
  dissents: [],
  writer: clerk,
  assessmentCode: null,
  ...more,
});

const festival = requestLine({ line: '1', no: 1, name: 'まつり', request: 4750, previous: 5000 });

const form = (lines: readonly FormLine[], more: Partial<RequestForm> = {}): RequestForm => ({
  ward: '中央区',
  lane: 'まちづくり推進事業経費',
  cycle: '令和9年度当初予算',
  fiscalYear: 2027,
  number: '中予第1号',
  unit: '千円',
  printedOn: parseLocalDate('2026-10-20'),
  ranked: false,
  lines,
  ideas: 0,
  opinions: [],
  course: [],
  doubts: [],
  appealsUntil: null,
  ...more,
});

const print = (one: RequestForm, document: DocumentName = 'request') =>
  printForm(document, one, fonts);
const textOf = async (one: RequestForm, document?: DocumentName) =>
  textOfPdf(await print(one, document));

describe('the request', () => {
  test('shows who asks for what, with its total, in words that can be selected', async () => {
    const lines = [
      formLine(festival, { funds: [{ title: '一般財源', amount: 4750 }] }),
      formLine(requestLine({ line: '2', no: 2, name: '花火', request: 1_234_567 })),
    ];
    const text = await textOf(form(lines, { ideas: 3 }));
    for (const shown of [
      ...[
        '令和9年度 予算要求書',
        '中央区',
        'まちづくり推進事業経費',
        '中予第1号',
        '令和8年10月20日',
      ],
      ...['まつり', '花火', 'A 継続事業', '2-1-3', '総務企画課', '山田花子', '単位: 千円'],
      ...['△250', '1,234,567', '1,239,317', '一般財源 4,750', '財源の内訳', '構想が3件'],
    ]) {
      expect(text).toContain(shown);
    }
  });

  test('adds up: what is new counts whole, and what no fund is named for has its row', async () => {
    const lines = [
      formLine(festival, { funds: [{ title: '一般財源', amount: 4000 }] }),
      formLine(requestLine({ line: '2', no: 2, name: '花火', request: 600 })),
    ];
    const text = await textOf(form(lines));
    expect(text).toMatch(/600600/);
    expect(text).toMatch(/合計5,0005,350350/);
    expect(text).toMatch(/一般財源4,000財源の記入なし1,350/);
    const whole = [formLine(festival, { funds: [{ title: '一般財源', amount: 4800 }] })];
    expect(await textOf(form(whole))).not.toContain('財源の記入なし');
  });

  test('shows every opinion and who passed the sheet on, in their own words', async () => {
    const on = parseLocalDate('2026-10-19');
    const opinions = [
      { stage: 'request' as const, on, by: head, text: '住民の要望が強い。', about: ['まつり'] },
      { stage: 'assessment' as const, on, by: head, text: '減額は困る。', about: null },
    ];
    const course = [
      { what: 'handedIn' as const, on, by: clerk, comment: '課の案です' },
      { what: 'submitted' as const, on, by: null, comment: null },
      { what: 'forwarded' as const, on, by: { seat: '市民局長', name: null }, comment: '異存なし' },
    ];
    const text = await textOf(form([formLine(festival)], { opinions, course }));
    for (const shown of [
      ...[
        '要求時',
        '中央区長 佐藤一郎',
        '住民の要望が強い。',
        '査定時',
        '減額は困る。',
        '要求書全体',
      ],
      ...['課から提出', '課の案です', '決裁により提出', '局を経由', '市民局長', '異存なし'],
    ]) {
      expect(text).toContain(shown);
    }
  });

  test('shows what a consultation came to, with every dissent, and what is doubtful', async () => {
    const { put } = festival;
    const line = {
      ...festival,
      consultation: '協-12',
      consulted: { number: '協-12', outcome: 'ruled', dissents: [] },
      put,
    };
    const dissents = [
      { unit: '北区', reason: '騒音' },
      { unit: '南区', reason: null },
    ];
    const doubts = [
      { line: '1', words: '予算額', amount: 5000, against: '要求額', other: 4750 },
      { line: '1', words: null, amount: 4000, against: '要求額', other: 4750 },
    ];
    const text = await textOf(
      form([formLine(line, { dissents, outcome: '裁定(実施)' })], { doubts }),
    );
    for (const shown of [
      ...['協-12', '裁定(実施)', '不同意 北区: 騒音', '不同意 南区: 理由の記載なし', '要確認'],
      ...['行1: 予算額 5,000 と 要求額 4,750 が一致しません', '財源の合計 4,000'],
    ]) {
      expect(text).toContain(shown);
    }
  });

  test('ranks its lines where the lane does', async () => {
    const line = { ...festival, no: 9, priority: 3 };
    const text = await textOf(form([formLine(line)], { ranked: true }));
    expect(text).toContain('順位');
    expect(text).not.toContain('No.');
  });
});

describe('the notice', () => {
  const assessed = (amount: number | null, more: Partial<RequestLine> = {}) => ({
    ...festival,
    assessments: [
      { ...festival.put, stage: 'director', amount, code: 'reduced', reason: '前年度実績による' },
    ],
    ...more,
  });

  test('shows what is given, by which code and why, and until when to appeal', async () => {
    const lines = [formLine(assessed(4000), { assessmentCode: '減額' })];
    const appealsUntil = parseLocalDate('2027-01-25');
    const text = await textOf(form(lines, { appealsUntil }), 'notice');
    for (const shown of [
      ...['令和9年度 予算内示書', '復活要望の締切', '令和9年1月25日', '4,000', '△750'],
      ...['減額', '前年度実績による', '合計'],
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('示達額');
  });

  test('calls held back what is held back, and does not make an amount of it', async () => {
    const text = await textOf(form([formLine(assessed(null))]), 'notice');
    expect(text).toContain('保留');
    expect(text).not.toContain('△4,750△4,750');
  });

  test('shows the final notice beside it once there is one', async () => {
    const text = await textOf(form([formLine(assessed(4000, { final: 4500 }))]), 'notice');
    expect(text).toContain('示達額');
    expect(text).toContain('4,500');
  });
});

/** A half-width digit of the font is half as wide as the font is high. */
const rightEdge = ({ x, size, text }: Piece): number => x + (text.length * size) / 2;

describe('a long table', () => {
  const lines = Array.from({ length: 120 }, (_, at) =>
    formLine(requestLine({ line: `${at + 1}`, name: `第${at + 1}事業`, request: 10 ** (at % 8) })),
  );

  test('has its header on every page it runs over', async () => {
    const pdf = await print(form(lines));
    const last = Math.max(...readPdf(pdf).map(({ page }) => page));
    const pages = Array.from({ length: last }, (_, at) => textOfPdf(pdf, at + 1)).filter((text) =>
      text.includes('事業'),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const text of pages) expect(text.split('前年度要求額増減')).toHaveLength(2);
    const shown = [...pages.join('').matchAll(/第(\d+)事業/g)].map(([, number]) => Number(number));
    expect(shown).toEqual(lines.map((_, at) => at + 1));
  });

  test('ends its amounts at the same edge', async () => {
    const pieces = readPdf(await print(form(lines)));
    const amounts = pieces.filter(({ text }) => /^1(0{0,2})(,000)*$/.test(text) && text !== '1');
    const edges = new Set(
      amounts.filter(({ x }) => x > 400).map((piece) => Math.round(rightEdge(piece))),
    );
    expect(amounts.length).toBeGreaterThan(90);
    // Of the requests, and of what is new: all of it.
    expect(edges.size).toBe(2);
  });
});

describe('a character that the font lacks', () => {
  const rare = '\u{20bb7}';
  const named = (name: string): RequestForm =>
    form([
      formLine({ ...festival, name }),
      formLine({ ...festival, line: '2', name: 'まつり', purpose: `${rare}の会` }),
    ]);

  test('is marked where it stands, and named below with every place', async () => {
    const text = await textOf(named(`${rare}野川まつり`));
    expect(text).toContain('〓(注1)野川まつり');
    expect(text).toContain('〓(注1)の会');
    expect(text).toContain('(注1) U+20BB7: 字形がないため');
    expect(text).toContain('場所: 事業名・目的(行1)、事業名・目的(行2)');
    expect(text).not.toContain('(注2)');
  });

  test('is printed as it is where the font has it, however rare it is', async () => {
    const text = await textOf(form([formLine({ ...festival, name: '\u{2a6b2}川と髙﨑①㈱' })]));
    expect(text).toContain('\u{2a6b2}川と髙﨑①㈱');
    expect(text).not.toContain('印字できない文字');
  });

  test('is printed by another font where one has it, and only the rest is marked', async () => {
    const roboto = createRequire(import.meta.url).resolve(
      'pdfmake/fonts/Roboto/Roboto-Regular.ttf',
    );
    const [ours] = fonts;
    expect(ours.covers('ế'.codePointAt(0) ?? 0)).toBe(false);
    const one = form([formLine({ ...festival, name: `Tiếng Việt と${rare}` })]);
    const text = textOfPdf(await printForm('request', one, openFonts([roboto])));
    expect(text).toContain('Tiếng Việt と〓(注1)');
    expect(await textOf(one)).toContain('Ti〓(注1)ng Vi〓(注2)t と〓(注3)');
  });

  test('keeps its usual form where a variant is asked for, and says so', async () => {
    const text = await textOf(named('葛\u{e0100}城まつり'));
    expect(text).toContain('葛(注1)城まつり');
    expect(text).toContain('(注1) U+845B U+E0100: 異体字の指定です。');
    expect(text).toContain('(注2) U+20BB7');
  });

  test('is told of wherever it stands: names of people, opinions, reasons', async () => {
    const by = { seat: '区長', name: `${rare}田` };
    const on = parseLocalDate('2026-10-19');
    const one = form([formLine(festival, { writer: by })], {
      opinions: [{ stage: 'request', on, by: head, text: `${rare}まつり`, about: null }],
      course: [{ what: 'submitted', on, by, comment: null }],
    });
    expect(await textOf(one)).toContain('場所: 記入(行1)、意見具申、作成と提出の経過');
  });
});

test('a font that is not there, or is none, is told when the fonts are opened', () => {
  expect(() => openFonts(['/nowhere/at-all.ttf'])).toThrow(/at-all/);
  expect(() => openFonts(['package.json'])).toThrow();
});
