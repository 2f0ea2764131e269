/**
 * What the engine remembers between batches: the organisation of each city, by the counter that
 * every change of it raises, and each workflow bound to a rulebook, which never changes once
 * published. Nothing of a case is remembered.
 */
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import { loadOrganisation } from '../db/people.ts';
import { loadRulebook } from '../db/rulebooks.ts';
import { bindDirectory, type Directory } from '../rules/directory.ts';
import {
  type ActByOther,
  type ActInStead,
  actsByOther,
  actsInStead,
} from '../terms/acts-in-stead.ts';
import type { CityCode, ProcedureName, RulebookId } from '../terms/ids.ts';
import { Fault } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { parseTimeZone, type TimeZone } from '../terms/units.ts';
import type { BoundWorkflow, Workflow, Workflows } from '../terms/workflow.ts';
import { boundSteps } from './snapshot.ts';

/** A workflow bound to a rulebook, with what else of the rulebook the engine reads. */
export interface Procedure {
  readonly workflow: Workflow;
  readonly bound: BoundWorkflow;
  readonly rulebook: Rulebook;
  readonly zone: TimeZone;
}

export interface Known {
  /** Of all procedures. */
  readonly acts: readonly ActInStead[];
  readonly actsByOther: readonly ActByOther[];
  directory(city: CityCode, version: number): Promise<Directory>;
  rulebook(id: RulebookId): Promise<Rulebook>;
  /** Without a version, the newest one of the workflow. */
  procedure(name: ProcedureName, rulebook: RulebookId, version?: number): Promise<Procedure>;
}

/** Remembers what `load` gave; a failure is forgotten, so that the next one asks again. */
function remembering<T>() {
  const values = new Map<string, Promise<T>>();
  return (key: string, load: () => Promise<T>): Promise<T> => {
    let value = values.get(key);
    if (value === undefined) {
      value = load();
      values.set(key, value);
      value.catch(() => values.delete(key));
    }
    return value;
  };
}

export function createKnown(db: Db, workflows: Workflows): Known {
  const directories = new Map<CityCode, { version: number; directory: Promise<Directory> }>();
  const rulebooks = remembering<Rulebook>();
  const procedures = remembering<Procedure>();

  /** Loaded after its counter was read: never older than the counter says. */
  function directory(city: CityCode, version: number): Promise<Directory> {
    const held = directories.get(city);
    if (held?.version === version) return held.directory;
    const loading = fromDatabase(loadOrganisation(db.kysely, city)).then(bindDirectory);
    directories.set(city, { version, directory: loading });
    loading.catch(() => directories.delete(city));
    return loading;
  }

  const rulebook = (id: RulebookId): Promise<Rulebook> =>
    rulebooks(id, async () => {
      const body = await fromDatabase(loadRulebook(db.kysely, id));
      if (body === undefined) throw new Fault('broken', { what: 'rulebook', id });
      return body;
    });

  async function bind(name: ProcedureName, id: RulebookId, version?: number): Promise<Procedure> {
    const workflow = workflows.find(name, version);
    if (workflow === undefined) {
      throw new Fault('broken', { what: 'workflow', name, version: version ?? 'newest' });
    }
    const body = await rulebook(id);
    const bound = workflow.bind(body);
    boundSteps(bound.machine);
    return { workflow, bound, rulebook: body, zone: parseTimeZone(body.calendar.timeZone) };
  }

  return {
    acts: actsInStead(workflows),
    actsByOther: actsByOther(workflows),
    directory,
    rulebook,
    procedure: (name, id, version) =>
      procedures(`${name}/${version ?? ''}/${id}`, () => bind(name, id, version)),
  };
}
