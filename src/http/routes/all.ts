// Every route of the API, from the parts that each of them needs.

import type { Me } from '../../terms/contract-access.ts';
import type { CaseId } from '../../terms/ids.ts';
import type { Account, IdentifyParts } from '../identify.ts';
import type { RateLimiting } from '../rate-limit.ts';
import type { Route } from '../route.ts';
import { type AccessParts, accessRoutes } from './access.ts';
import { type AttachmentParts, attachmentRoutes } from './attachments.ts';

export type RoutesParts = IdentifyParts &
  AccessParts &
  AttachmentParts & {
    readonly attachmentLimitBytes: number;
    readonly meOf: (account: Account) => Promise<Me>;
    readonly mayRead: (account: Account, caseId: CaseId) => Promise<boolean>;
  };

export const routesOf = (parts: RoutesParts, limits: RateLimiting): Route[] => [
  ...accessRoutes(parts, limits, parts.meOf),
  ...attachmentRoutes(parts, parts.mayRead),
];
