/** A situation cannot be played as it is written: it names what is not there, or asks in vain. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}
