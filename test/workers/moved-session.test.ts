import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { callSituations, situationFile } from '../situations/door.ts';

test('an item that a session was too late for arrives when the session is moved', async () => {
  const file = situationFile([
    `rulebook: ${resolve('rulebooks/fukuoka')}`,
    'given: { clock: 2026-06-01T09:00 }',
    'situations:',
    '  - name: moved',
    '    steps:',
    '      - as: higashi-ku.clerk',
    '        opens: A',
    '        does: draft',
    '        with:',
    '          matter: coordination',
    '          initiator: higashi-ku',
    '          addressees: [kowan-kanri]',
    '          content: { title: 岸壁の開放日 }',
    '      - { as: higashi-ku.clerk, does: submit }',
    '      - { as: higashi-ku.head, does: approve }',
    '      - at: 2026-06-10T09:00',
    '        as: shicho.mayor',
    '        opens: S',
    '        does: convene',
    '        with: { meeting: city-management, on: 2026-06-12 }',
    '      - at: 2026-06-12T18:00',
    '        as: kowan-kanri.head',
    '        in: A',
    '        does: answer',
    '        with: { answer: object, reason: 荷役と重なる }',
    '      - { at: 2026-06-12T18:30, expect: { case: A, step: mediating, meetingOn: null } }',
    '      - at: 2026-06-12T19:00',
    '        as: shicho.mayor',
    '        in: S',
    '        does: move_session',
    '        with: { on: 2026-07-13, reason: 日程の都合 }',
    '      - { at: 2026-06-12T19:01, expect: { case: A, meetingOn: 2026-07-13 } }',
  ]);
  const { code, out, complaints } = await callSituations(file);
  expect([out, complaints]).toEqual([expect.stringContaining('1 passed, 0 failed'), '']);
  expect(code).toBe(0);
}, 120_000);
