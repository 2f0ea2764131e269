/**
 * What can be wrong with acting orders (代決順位): a seat that acts for itself, one named twice, and
 * a closed circle: seats that have only each other, so that nobody is left once they are away. Two
 * seats may well act for each other while somebody outside is named for one of them.
 */
import type { SeatCode } from '../terms/ids.ts';
import type { Organisation } from '../terms/organisation.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Report } from './check-organisation.ts';

type Orders = ReadonlyMap<SeatCode, readonly SeatCode[]>;

/** Of two orders of a seat the one that began later holds. */
export function ordersOn({ acting, from: fileFrom }: Organisation, on: LocalDate): Orders {
  const orders = new Map<SeatCode, readonly SeatCode[]>();
  const held = acting
    .map(({ from = fileFrom, ...one }) => ({ ...one, from }))
    .filter(({ from, until }) => from <= on && (until === undefined || on < until))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const { seat, order } of held) orders.set(seat, order);
  return orders;
}

/** Everybody who comes to act for the seat, also at second hand. */
function reachOf(seat: SeatCode, orders: Orders): Set<SeatCode> {
  const reached = new Set(orders.get(seat));
  for (const one of reached) for (const next of orders.get(one) ?? []) reached.add(next);
  return reached;
}

/** The seats of the circle that a seat is in, when nobody outside of it acts for any of them. */
function closedCircle(seat: SeatCode, orders: Orders): SeatCode[] | null {
  const circle = reachOf(seat, orders);
  const isClosed = circle.size > 1 && [...circle].every((one) => reachOf(one, orders).has(seat));
  return isClosed ? [...circle].sort() : null;
}

function checkCircles(file: Organisation, report: Report): void {
  const told = new Set<string>();
  for (const on of new Set(file.acting.map(({ from = file.from }) => from))) {
    const orders = ordersOn(file, on);
    for (const [at, { seat }] of file.acting.entries()) {
      const circle = closedCircle(seat, orders);
      if (circle === null || told.has(circle.join())) continue;
      told.add(circle.join());
      report(['acting', at, 'order'], 'acting_circle', { seats: circle.join(', '), on });
    }
  }
}

export function checkActing(file: Organisation, report: Report): void {
  for (const [at, { seat, order }] of file.acting.entries()) {
    for (const [index, one] of order.entries()) {
      const path = ['acting', at, 'order', index];
      if (one === seat) report(path, 'acts_for_itself', { seat });
      else if (order.indexOf(one) < index) report(path, 'repeated', { code: one });
    }
  }
  checkCircles(file, report);
}
