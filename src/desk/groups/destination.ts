import type { Group } from '../desk-config';

/** Where a group is written to: through which door, and what it is called there. */
export type Destination = { via: 'webhook' | 'appchat'; address: string };

/** null through a door that is not built yet; desk.yaml can name none such. */
export function destinationOf({ via, address }: Pick<Group, 'via' | 'address'>): Destination | null {
  return via === 'bot' ? null : { via, address };
}
