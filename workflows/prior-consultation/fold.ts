import { type FoldOn, foldingOn } from '../parts/fold.ts';
import type { Consultation, ConsultationEvent } from './context.ts';

export type Fold = FoldOn<Consultation, ConsultationEvent>;

export const foldOf = foldingOn<Consultation, ConsultationEvent>();
