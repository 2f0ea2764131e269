/** People of the example city at the door, and a case taken as far as a test needs it. */
import { type Client, type Door, openDoor, type Told } from './door.ts';

export const draft = {
  type: 'draft',
  matter: 'road-works',
  initiator: 'doboku',
  addressees: ['kita-ku', 'chuo-ku'],
  content: { title: 'Road works on route 7', fields: { route: 'route 7' } },
};

export type TownHall = Awaited<ReturnType<typeof openTownHall>>;

export async function openTownHall(door?: Door) {
  const hall = door ?? (await openDoor());
  const clients = new Map<string, Client>();

  /** Everybody's login is the code of his seat. */
  async function as(login: string): Promise<Client> {
    const known = clients.get(login);
    if (known !== undefined) return known;
    const client = hall.client();
    const told = await client.signIn(login);
    if (told.status !== 200) throw new Error(`${login} could not sign in: ${told.text}`);
    clients.set(login, client);
    return client;
  }

  async function must(told: Promise<Told>): Promise<Told['body']> {
    const { status, body, text } = await told;
    if (status >= 400) throw new Error(text);
    return body;
  }

  const send = async (login: string, id: string, command: object, more: object = {}) =>
    (await as(login)).post(`/api/cases/${id}/commands`, { command, ...more });

  const open = async (login = 'doboku.clerk', command: object = draft) =>
    must((await as(login)).post('/api/cases', { procedure: 'prior_consultation', command }));

  /** Opened, submitted, approved and accepted: both wards have been asked. */
  async function asked(command: object = draft) {
    const { id } = await open('doboku.clerk', command);
    await must(send('doboku.clerk', id, { type: 'submit' }));
    await must(send('doboku.head', id, { type: 'approve' }));
    return must(send('kusei-sozo.clerk', id, { type: 'accept' }));
  }

  return { door: hall, as, send, open, asked, must, close: () => hall.close() };
}
