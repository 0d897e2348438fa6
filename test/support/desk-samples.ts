import fc from 'fast-check';
import type { AccountView } from '../../src/main/core/account/decide';
import { claimTypes } from '../../src/shared/model/claim-type';
import type { Claim } from '../../src/shared/model/account';
import type { DeskAction } from '../../src/shared/model/desk-action';

const users = [
  { userId: 1187, name: 'Amara Okafor' },
  { userId: 2642, name: 'John Smith' },
] as const;
const labels = ['glass', 'fast-track', '__proto__', '"quoted" \\ \u2028'] as const;

/** Any action, whether it applies or not; a claim is meant by its place among those that there are. */
export const anyAction: fc.Arbitrary<(view: AccountView & { claims(): readonly Claim[] }) => DeskAction> = fc
  .record({
    kind: fc.constantFrom('claim.create', 'claim.close', 'claim.reopen', 'claim.add_label', 'claim.remove_label', 'claim.assign', 'claim.unassign', 'claim.switch_type', 'contact.create'),
    place: fc.nat(20),
    label: fc.constantFrom(...labels),
    user: fc.constantFrom(...users),
    type: fc.constantFrom(...claimTypes.map(({ name }) => name)),
    name: fc.string({ minLength: 1, maxLength: 12 }).map((text) => `N${text}`),
  })
  .map(({ kind, place, label, user, type, name }) => (account) => {
    const claims = account.claims();
    const claimId = claims[place % Math.max(1, claims.length)]?.id ?? 1;
    switch (kind) {
      case 'claim.create':
        return { kind, type };
      case 'contact.create':
        return { kind, name };
      case 'claim.add_label':
      case 'claim.remove_label':
        return { kind, claimId, label };
      case 'claim.assign':
        return { kind, claimId, user };
      case 'claim.switch_type':
        return { kind, claimId, type };
      case 'claim.close':
      case 'claim.reopen':
      case 'claim.unassign':
        return { kind, claimId };
    }
  });
