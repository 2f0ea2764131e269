// How the columns of a personnel file may be headed and its words written: Japanese and English.

import type { Capacity } from '../../terms/actor.ts';

export type Column = 'seat' | 'login' | 'name' | 'mail' | 'capacity' | 'from' | 'until';

/** Every name of a column; the first is used when the file has no such column. */
export const columnNames: Readonly<Record<Column, readonly string[]>> = {
  seat: ['職コード', '職', 'seat'],
  login: ['ログイン', '利用者名', 'login'],
  name: ['氏名', 'name'],
  mail: ['メール', 'メールアドレス', 'mail'],
  capacity: ['資格', 'capacity'],
  from: ['発令日', 'from'],
  until: ['解任日', 'until'],
};

export const requiredColumns: readonly Column[] = ['seat', 'login', 'from'];

/** Without a word, somebody is appointed to the seat itself. */
export const capacityWords: Readonly<Record<string, Capacity>> = {
  本人: 'holder',
  holder: 'holder',
  職務代理: 'deputy',
  職務代理者: 'deputy',
  deputy: 'deputy',
};

export const capacityNames = '本人・職務代理(holder, deputy)';
