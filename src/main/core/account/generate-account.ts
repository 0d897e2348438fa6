import type { Account, AccountUser, Claim, Contact } from '../../../shared/model/account';
import { claimTypes } from '../../../shared/model/claim-type';
import { claimLabels, streetNames, towns } from './account-words';

// A moment of the past that never moves: an account made from a seed must not depend on the day on which it is made.
const seedEpochMs = Date.UTC(2026, 10, 20, 17, 0, 0);
const dayMs = 86_400_000;
const spanDays = 400;

/** The moment at which an account made from a seed ends, in epoch milliseconds. Nothing in it is later. */
export function seedMoment(): number {
  return seedEpochMs;
}

/**
 * An account of so many claims that looks real: names from a maintained library, streets and towns, telephone numbers that Ofcom keeps for fiction and
 * e-mail addresses at example.com, so that nobody is ever written to. The same seed and count give the same account, byte for byte, on every machine: it
 * reads no clock, no locale and no other source of chance. The library is loaded only here.
 */
export async function generateAccount(seed: number, count: number): Promise<Account> {
  const { faker } = await import('@faker-js/faker/locale/en');
  faker.seed(seed);
  const whole = (least: number, most: number): number => faker.number.int({ min: least, max: most });
  const oneOf = <T>(list: readonly T[]): T => faker.helpers.arrayElement(list);
  const chance = (share: number): boolean => whole(1, 1_000) <= share * 1_000;
  const postcode = (area: string): string => `${area}${whole(1, 29)} ${whole(1, 9)}${oneOf([...'ABDEFGHJLNPQRSTUWXYZ'])}${oneOf([...'ABDEFGHJLNPQRSTUWXYZ'])}`;
  const at = (ms: number): string => new Date(ms - (ms % 1_000)).toISOString();

  const person = (): { readonly name: string; readonly mailbox: string } => {
    const first = faker.person.firstName();
    const last = faker.person.lastName();
    return { name: `${first} ${last}`, mailbox: `${first}.${last}`.toLowerCase().replaceAll(/[^a-z.]/g, '') };
  };

  const users: AccountUser[] = Array.from({ length: 8 }, (_, index) => ({ userId: 1_180 + index * 7, name: person().name }));

  const firstMs = seedEpochMs - spanDays * dayMs;
  const contacts: Contact[] = Array.from({ length: Math.ceil(count * 0.6) }, (_, index) => {
    const { name, mailbox } = person();
    const id = 8_001 + index;
    const { town, area, phone } = oneOf(towns);
    return {
      id,
      name,
      email: chance(0.96) ? `${mailbox}.${id}@example.com` : null,
      phone: chance(0.9) ? `${phone}${String(whole(0, 999)).padStart(3, '0')}` : null,
      address: { line1: `${whole(1, 180)} ${oneOf(streetNames)}`, town, postcode: postcode(area) },
      createdAt: at(firstMs - whole(1, 600) * dayMs + whole(0, dayMs - 1)),
    };
  });

  const references = new Map<string, number>();
  const step = Math.floor((spanDays * dayMs) / Math.max(1, count));
  const claims: Claim[] = Array.from({ length: count }, (_, index) => {
    const type = oneOf(claimTypes);
    const number = (references.get(type.prefix) ?? 0) + 1;
    references.set(type.prefix, number);
    const createdMs = firstMs + index * step + whole(0, Math.max(0, step - 1));
    // Most claims are dealt with soon; few change late.
    const share = whole(0, 1_000);
    const updatedMs = createdMs + Math.floor((Math.min(seedEpochMs - createdMs, 60 * dayMs) * share * share) / 1_000_000);
    const isClosed = chance(0.32);
    const isAssigned = chance(isClosed ? 0.97 : 0.86);
    const labels = claimLabels.get(type.prefix) ?? [];
    const contact = contacts.length === 0 ? undefined : oneOf(contacts);
    return {
      id: 4_001 + index,
      reference: `${type.prefix}-${String(number).padStart(6, '0')}`,
      status: isClosed ? 'closed' : 'open',
      type,
      policyNumber: `${oneOf(['9007199254', '7001200451', '9012345678'])}${String(whole(0, 9_999_999)).padStart(7, '0')}`,
      excess: `${oneOf([50, 100, 150, 250, 350, 500])}.00`,
      incident: { date: at(createdMs - whole(0, 20) * dayMs).slice(0, 10), postcode: contact?.address?.postcode ?? postcode('LS') },
      contactId: contact?.id ?? null,
      labels: faker.helpers.arrayElements(labels, oneOf([0, 0, 1, 1, 1, 2])),
      assignedTo: isAssigned ? oneOf(users) : null,
      createdAt: at(createdMs),
      updatedAt: at(updatedMs),
      closedAt: isClosed ? at(updatedMs) : null,
    };
  });
  return { origin: { kind: 'seed', seed, count }, users, contacts, claims };
}
