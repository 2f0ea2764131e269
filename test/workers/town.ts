/** A toy house with an organisation, so that notices have readers and mails have addresses. */
import { randomUUID } from 'node:crypto';
import { city, type ToyHouse, toyHouse } from '../delivery/toy-house.ts';

export const sectionClerk = 'section@example.jp';
export const northClerk = 'north@example.jp';

/**
 * The ward `north`: clerks only in the two sections below it, a chief of its own beside one in a
 * section, and some who get nothing.
 */
export const toyTown = async (): Promise<ToyHouse> => {
  const house = await toyHouse();
  const run = (text: string, values: readonly unknown[]) => house.db.pool.query(text, [...values]);
  const unit = (code: string, title: string, parent: string | null) =>
    run(
      `insert into units (city, code, kind, title, parent, from_on)
       values ($1, $2, 'ward', $3, $4, '2020-01-01')`,
      [city, code, title, parent],
    );
  await unit('north', '北区', null);
  await unit('north-section', '北区総務課', 'north');
  await unit('north-desk', '北区窓口', 'north');
  await unit('south', '南区', null);
  const hold = async (
    seat: string,
    place: readonly [unit: string, role: string],
    mail: string | null,
    until: string | null = null,
  ) => {
    const person = randomUUID();
    await run('insert into persons (id, city, name, mail) values ($1, $2, $3, $4)', [
      ...[person, city, seat, mail],
    ]);
    await run(
      `insert into seats (city, code, unit, role, title, from_on)
       values ($1, $2, $3, $4, $2, '2020-01-01')`,
      [city, seat, ...place],
    );
    await run(
      `insert into holders (city, seat, person, from_on, until)
       values ($1, $2, $3, '2020-01-01', $4)`,
      [city, seat, person, until],
    );
  };
  await hold('north-clerk', ['north-desk', 'clerk'], northClerk);
  await hold('section-clerk', ['north-section', 'clerk'], sectionClerk);
  await hold('north-chief', ['north', 'chief'], 'chief@example.jp');
  await hold('section-chief', ['north-section', 'chief'], 'below@example.jp');
  await hold('south-clerk', ['south', 'clerk'], 'south@example.jp');
  await hold('north-silent', ['north-desk', 'clerk'], null);
  await hold('north-former', ['north-desk', 'clerk'], 'former@example.jp', '2024-04-01');
  return house;
};
