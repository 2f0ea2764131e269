/** What of the year comes by itself. */
export const timerNames = {
  requestsOpen: 'requestsOpen',
  requestsClose: 'requestsClose',
  appealsClose: 'appealsClose',
  assemblyWarning: 'assemblyWarning',
  assemblyOver: 'assemblyOver',
  yearEnd: 'yearEnd',
  step: 'step',
} as const;
