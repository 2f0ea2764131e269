// Every route of the API, from the parts that each of them needs.

import { visibleCases } from '../../db/views-meetings.ts';
import type { Workflows } from '../../terms/workflow.ts';
import type { IdentifyParts } from '../identify.ts';
import type { RateLimiting } from '../rate-limit.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight.ts';
import { absenceRoutes } from './absences.ts';
import { type AccessParts, accessRoutes } from './access.ts';
import { allocationRoutes } from './allocations.ts';
import { type AttachmentParts, attachmentRoutes } from './attachments.ts';
import { budgetRoutes } from './budget.ts';
import { type DocumentParts, documentRoutes } from './budget-documents.ts';
import { sheetRoutes } from './budget-sheets.ts';
import { bulkRoutes } from './bulk-commands.ts';
import { type CommandParts, commandRoutes } from './case-commands.ts';
import { caseRoutes } from './cases.ts';
import { cityRoutes } from './city.ts';
import { navigatorRoutes } from './navigator.ts';
import { personnelRoutes } from './personnel.ts';
import { proposalRoutes } from './proposals.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { reportRoutes } from './reports.ts';
import { type WorkParts, workRoutes } from './work.ts';

export type RoutesParts = IdentifyParts &
  AccessParts &
  AttachmentParts &
  CommandParts &
  DocumentParts &
  WorkParts & { readonly attachmentLimitBytes: number; readonly workflows: Workflows };

export const routesOf = (parts: RoutesParts, limits: RateLimiting): Route[] => [
  ...accessRoutes(parts, limits),
  ...caseRoutes(parts),
  ...commandRoutes(parts),
  ...bulkRoutes(parts),
  ...workRoutes(parts),
  ...cityRoutes(parts),
  ...navigatorRoutes(parts),
  ...allocationRoutes(parts),
  ...proposalRoutes(parts),
  ...budgetRoutes(parts),
  ...sheetRoutes(parts),
  ...documentRoutes(parts),
  ...reportRoutes(parts),
  ...rehearsalRoutes(parts),
  ...absenceRoutes(parts),
  ...personnelRoutes(parts),
  ...attachmentRoutes(parts, async (account, cases) => {
    const seen = await visibleCases(parts.db.kysely, await sightOf(parts, account), cases);
    return seen.length > 0;
  }),
];
