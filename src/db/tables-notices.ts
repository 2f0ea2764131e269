// Row types of the inbox: a notice with its text, where it went and who has read it.

import type { Generated } from 'kysely';
import type { CaseId, PersonId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';

export interface NotificationsTable {
  /** Of version 7: sorts by `at`. */
  id: string;
  caseId: CaseId;
  textKey: string;
  subject: string;
  body: string;
  at: Instant;
}

export interface PlacesTable {
  id: Generated<number>;
  city: string;
  unit: string;
  role: string;
}

export interface NotificationPlacesTable {
  place: number;
  notificationId: string;
}

export interface NotificationReadsTable {
  notificationId: string;
  person: PersonId;
  readAt: Instant;
}
