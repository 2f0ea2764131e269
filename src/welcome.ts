// What a start prints: where the product is reached, who can sign in, what to try first.

import type { Config } from './config.ts';
import type { Demo } from './setup/demo.ts';

function demoLines({ password, accounts, folder }: Demo, address: string): string[] {
  const width = Math.max(...accounts.map(({ login }) => login.length));
  const first = accounts[0]?.login ?? '';
  return [
    '',
    `Demo accounts (password of all: ${password})`,
    ...accounts.map(({ login, does }) => `  ${login.padEnd(width)}  ${does}`),
    '',
    'Try, in a second terminal',
    '  npm run -s kyogi -- tour                               a case, played through this API',
    `  npm run -s kyogi -- situations rulebooks/${folder}`.padEnd(57) +
      "the city's rules on the real engine",
    `  curl -c jar -H 'Content-Type: application/json' ${address}/api/sign-in \\`,
    `    -d '{"login":"${first}","password":"${password}"}'`,
    `  curl -b jar ${address}/api/work-items`,
  ];
}

interface Started {
  readonly address: string | null;
  readonly demo: Demo | null;
}

export function welcome({ address, demo }: Started, config: Config): string {
  const lines =
    address === null
      ? ['Kyogi works: timers, notices and agendas are carried.']
      : [
          '',
          `Kyogi is ready:  ${address}`,
          `  API document:  ${address}/api/docs/`,
          `  Health:        ${address}/readyz`,
          ...(demo === null ? [] : demoLines(demo, address)),
        ];
  const database = config.databaseUrl === undefined ? `data in ${config.dataDir}` : 'own database';
  return `${[...lines, '', `Role ${config.role}, ${database}. Ctrl-C stops it.`].join('\n')}\n`;
}
