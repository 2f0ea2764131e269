/** Sheets of a shipped city, read as its rulebook and its example organisation have them. */
import { rowsOfFile } from '../../src/cli/organisation-of-file.ts';
import { loadRulebookFolder } from '../../src/rulebook-folder.ts';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import { bindDirectory, type Organisation } from '../../src/rules/directory.ts';
import { readRulebook } from '../../src/rules/read.ts';
import { readYaml } from '../../src/rules/read-yaml.ts';
import { bindSheetNames, type SheetNames } from '../../src/sheets/names.ts';
import type { CellSetting } from '../../src/sheets/read-cell.ts';
import { readSheet, type SheetRead } from '../../src/sheets/read-sheet.ts';
import type { BudgetLineEntry, RequestLine } from '../../src/terms/budget-line.ts';
import { organisationSchema } from '../../src/terms/organisation.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { BudgetSheet } from '../../src/terms/rulebook-sheet.ts';
import { parseLocalDate } from '../../src/terms/units.ts';

export interface SheetCity {
  readonly rules: Rules;
  readonly organisation: Organisation;
  readonly names: SheetNames;
  sheet(code: string): BudgetSheet;
  /** Reads it as the sheet of that code; a refusal is thrown. */
  read(code: string, file: Buffer | string, party?: string): Promise<SheetRead>;
  setting(sheet: BudgetSheet, party?: string): CellSetting;
}

export const today = parseLocalDate('2026-10-20');

export async function readSheetCity(city: string): Promise<SheetCity> {
  const files = await loadRulebookFolder(`rulebooks/${city}`);
  const read = readRulebook(files, await loadRulebookFolder('rulebooks/defaults'));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
  const rules = bindRules(read.rulebook);
  const yaml = readYaml(files.find(({ path }) => path === 'organisation.example.yaml')?.text ?? '');
  if ('problem' in yaml) throw new Error(yaml.problem);
  const organisation = bindDirectory(rowsOfFile(organisationSchema.parse(yaml.value))).on(today);
  const { budget } = rules;
  if (budget === undefined) throw new Error(`${city} runs no budget`);
  const kinds = read.rulebook.organisation.kinds.map(({ code }) => code);
  const names = bindSheetNames(budget, organisation, kinds);
  const unit = budget.rules.unit.title;
  const setting = (sheet: BudgetSheet, party?: string) => ({
    ...{ sheet, unit, names },
    party: party ?? null,
  });
  const sheet = (code: string): BudgetSheet => {
    const found = budget.sheets.find(code, today);
    if (found === undefined) throw new Error(`no sheet ${code}`);
    return found;
  };
  return {
    ...{ rules, organisation, names, sheet, setting },
    read: async (code, file, party) => {
      const answer = await readSheet(Buffer.from(file), setting(sheet(code), party));
      if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
      return answer;
    },
  };
}

const sealed = {
  at: '2026-10-20T09:00:00.000+09:00' as RequestLine['put']['at'],
  by: {
    person: '00000000-0000-4000-8000-000000000001',
    seat: 'chuo-ku.clerk',
    unit: 'chuo-ku',
    role: 'clerk',
    capacity: 'holder',
    as: { unit: 'chuo-ku', role: 'clerk' },
  } as unknown as RequestLine['put']['by'],
};

/** A line of a request as the case keeps it, nothing assessed yet. */
export const requestLine = (
  entry: Partial<BudgetLineEntry> & Pick<BudgetLineEntry, 'line'>,
  more: Partial<RequestLine> = {},
): RequestLine => ({
  name: `Line ${entry.line}`,
  included: true,
  request: 0,
  ...entry,
  revision: 1,
  put: sealed,
  consulted: null,
  assessments: [],
  questions: [],
  appeal: null,
  restored: null,
  final: null,
  passed: null,
  ...more,
});

/** Rows of CSV by hand: commas and quotes as they are. */
export const csv = (...rows: readonly string[]): string => rows.join('\r\n');
