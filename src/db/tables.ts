/**
 * Row types, one interface a table, in the order of the migrations. SQL names are snake_case; the
 * mapping is made once in `open.ts`. History is insert-only already in the type, and so are
 * published rulebooks; a trigger holds the same promise against every other program.
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CaseLineBody, Json, StuckCause } from '../terms/case.ts';
import type { Effect } from '../terms/effect.ts';
import type { CaseId, EffectId, PersonId, RulebookId } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { KeptEvent } from './kept-event.ts';
import type {
  NotificationPlacesTable,
  NotificationReadsTable,
  NotificationsTable,
  PlacesTable,
} from './tables-notices.ts';
import type { PersonnelChangesTable } from './tables-personnel.ts';

/** Read as a value, written as JSON text: the driver would spell a list as a PostgreSQL array. */
type JsonColumn<T> = ColumnType<T, string, string>;
type InsertOnly<T> = ColumnType<T, T, never>;
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface PersonsTable {
  id: Generated<PersonId>;
  city: string;
  name: string;
  login: Nullable<string>;
  mail: Nullable<string>;
  password: Nullable<string>;
  administrator: Generated<boolean>;
  disabledAt: Nullable<Instant>;
  createdAt: Generated<Instant>;
}

interface InForce {
  fromOn: LocalDate;
  until: Nullable<LocalDate>;
}

export interface UnitsTable extends InForce {
  city: string;
  code: string;
  kind: string;
  title: string;
  reading: Nullable<string>;
  parent: Nullable<string>;
  successor: Nullable<string>;
}

export interface SeatsTable extends InForce {
  city: string;
  code: string;
  unit: string;
  role: string;
  title: string;
}

export interface HoldersTable extends InForce {
  city: string;
  seat: string;
  person: PersonId;
  capacity: Generated<'holder' | 'deputy'>;
}

export interface OversightTable extends InForce {
  city: string;
  seat: string;
  unit: string;
}

export interface ActingOrdersTable extends InForce {
  city: string;
  seat: string;
  position: number;
  actingSeat: string;
}

export interface AbsencesTable {
  id: Generated<string>;
  city: string;
  person: PersonId;
  fromAt: Instant;
  until: Instant;
  kind: string;
  reason: Nullable<string>;
  registeredBy: Nullable<PersonId>;
  registeredAt: Nullable<Instant>;
}

export interface OrganisationVersionsTable {
  city: string;
  version: Generated<number>;
}

export interface RulebooksTable {
  id: ColumnType<RulebookId, RulebookId | undefined, never>;
  city: InsertOnly<string>;
  version: InsertOnly<number>;
  inForceOn: InsertOnly<LocalDate>;
  digest: InsertOnly<string>;
  body: ColumnType<Rulebook, string, never>;
  publishedAt: ColumnType<Instant, Instant | undefined, never>;
}

export interface CasesTable {
  id: CaseId;
  city: string;
  procedure: string;
  workflowVersion: number;
  rulebookId: RulebookId;
  version: number;
  status: 'active' | 'done';
  value: JsonColumn<Json>;
  context: JsonColumn<unknown>;
  number: string | null;
  numberSeries: string | null;
  numberSerial: number | null;
  title: string;
  step: string;
  outcome: string | null;
  matter: string | null;
  initiator: string;
  addressees: string[];
  readers: string[];
  fiscalYear: number;
  dueAt: Instant | null;
  meetingOn: LocalDate | null;
  stuck: JsonColumn<readonly StuckCause[]>;
  shown: ColumnType<Json | null, string | null, string | null>;
  uniqueKey: string | null;
  openedAt: Instant;
  movedAt: Instant;
  closedAt: Instant | null;
}

export interface NumberSeriesTable {
  city: string;
  series: string;
  last: number;
}

export interface HistoryTable {
  caseId: InsertOnly<CaseId>;
  version: InsertOnly<number>;
  at: InsertOnly<Instant>;
  type: InsertOnly<string>;
  event: ColumnType<KeptEvent, string, never>;
  step: InsertOnly<string>;
}

export interface RefusalsTable {
  id: GeneratedAlways<number>;
  at: InsertOnly<Instant>;
  city: InsertOnly<string | null>;
  caseId: InsertOnly<CaseId | null>;
  person: InsertOnly<PersonId | null>;
  seat: InsertOnly<string | null>;
  command: InsertOnly<string>;
  code: InsertOnly<string>;
  details: ColumnType<Json, string, never>;
}

/** Columns by which the delivery takes a row, tries again and gives up. */
interface Delivered {
  dueAt: Instant;
  attempts: Generated<number>;
  claimedUntil: Nullable<Instant>;
  lastError: Nullable<string>;
}

export interface EffectsTable extends Delivered {
  id: ColumnType<EffectId, EffectId, never>;
  caseId: InsertOnly<CaseId>;
  version: InsertOnly<number>;
  ordinal: InsertOnly<number>;
  kind: InsertOnly<Effect['kind']>;
  body: ColumnType<Effect, string, never>;
  givenUpAt: Nullable<Instant>;
}

export interface MailsTable extends Delivered {
  id: Generated<string>;
  notificationId: string;
  person: PersonId;
  givenUpAt: Nullable<Instant>;
  sentAt: Nullable<Instant>;
}

export interface TimersTable extends Delivered {
  caseId: CaseId;
  name: string;
  heldAt: Nullable<Instant>;
}

export interface CommandsTable {
  id: string;
  content: string;
  caseId: CaseId | null;
  version: number | null;
  numbered: boolean;
  refusal: JsonColumn<Refusal | null>;
  effectKey: string | null;
  at: Instant;
}

export interface WorkItemsTable {
  caseId: CaseId;
  unit: string;
  role: string;
  act: string;
  /** Empty when the item concerns no addressee in particular. */
  about: Generated<string>;
  city: string;
  /** `infinity` when nothing falls due. */
  dueAt: Generated<Instant | 'infinity'>;
  openedAt: Instant;
}

export interface CaseLinesTable {
  caseId: CaseId;
  line: string;
  ordinal: number;
  body: JsonColumn<CaseLineBody>;
  doubts: string[];
}

export interface SessionsTable {
  sid: string;
  sess: JsonColumn<Json>;
  expire: Instant;
}

export interface TokensTable {
  id: Generated<string>;
  person: PersonId;
  title: string;
  sha256: string;
  createdAt: Generated<Instant>;
  expiresAt: Nullable<Instant>;
  revokedAt: Nullable<Instant>;
}

export interface AttachmentsTable {
  id: string;
  city: string;
  person: PersonId;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  content: Buffer;
  at: Instant;
}

/** The cases whose history names a file; written by a trigger only. */
export interface AttachmentCasesTable {
  attachmentId: InsertOnly<string>;
  caseId: InsertOnly<CaseId>;
}

export interface Tables {
  persons: PersonsTable;
  units: UnitsTable;
  seats: SeatsTable;
  holders: HoldersTable;
  oversight: OversightTable;
  actingOrders: ActingOrdersTable;
  absences: AbsencesTable;
  personnelChanges: PersonnelChangesTable;
  organisationVersions: OrganisationVersionsTable;
  rulebooks: RulebooksTable;
  cases: CasesTable;
  numberSeries: NumberSeriesTable;
  history: HistoryTable;
  refusals: RefusalsTable;
  effects: EffectsTable;
  notifications: NotificationsTable;
  notificationPlaces: NotificationPlacesTable;
  places: PlacesTable;
  notificationReads: NotificationReadsTable;
  mails: MailsTable;
  timers: TimersTable;
  commands: CommandsTable;
  workItems: WorkItemsTable;
  caseLines: CaseLinesTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  attachments: AttachmentsTable;
  attachmentCases: AttachmentCasesTable;
}
