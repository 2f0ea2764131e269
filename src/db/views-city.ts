// What the door reads of a city and of the database itself.

import type { Db } from './open.ts';

export { loadOrganisation, loadPersons } from './people.ts';
export { listRulebooks } from './rulebooks.ts';

/** Whether the database answers, and has the tables: false is an answer too. */
export const databaseAnswers = (db: Db): Promise<boolean> =>
  db.run({ name: 'ready', text: 'select from cases limit 1' }, []).then(
    () => true,
    () => false,
  );
