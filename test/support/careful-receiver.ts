/** A body as a receiver reads it. */
export interface ReadBody {
  readonly event_name: string;
  readonly claim?: ReadClaim;
  readonly contact?: { readonly id: number };
}

interface ReadClaim {
  readonly id: number;
  readonly reference: string;
  readonly status: string;
  readonly type: { readonly name: string };
  readonly labels: readonly string[];
  readonly assigned_to: { readonly user_id: number } | null;
  readonly contact: { readonly id: number } | null;
  readonly updated_at: string;
  readonly closed_at: string | null;
}

/**
 * Someone who has nothing but the events: keeps what each tells, and says what of the next one cannot be true after those before.
 * Written from the provider's page, not from our rules.
 */
export function carefulReceiver(known: readonly ReadClaim[] = []): (body: ReadBody) => readonly string[] {
  const claims = new Map(known.map((claim) => [claim.id, claim]));
  const contacts = new Set<number>();
  return (body) => {
    const { event_name: event, claim, contact } = body;
    if (contact !== undefined) {
      const problems = contacts.has(contact.id) ? [`contact ${contact.id} was created twice`] : [];
      contacts.add(contact.id);
      return problems;
    }
    if (claim === undefined) return [`${event} has no subject`];
    const before = claims.get(claim.id);
    claims.set(claim.id, claim);
    const wrong = (holds: boolean, words: string): readonly string[] => (holds ? [] : [`${event} of ${claim.reference}: ${words}`]);
    const selfConsistent = wrong((claim.status === 'closed') === (claim.closed_at !== null), 'status and closed_at differ');
    if (event === 'claim.created') {
      return [...selfConsistent, ...wrong(before === undefined, 'it was there before'), ...wrong(claim.status === 'open' && claim.assigned_to === null, 'it begins neither open nor unassigned')];
    }
    if (before === undefined) return [`${event} of ${claim.reference}, which nobody told of`];
    const changed = {
      status: claim.status !== before.status,
      type: claim.type.name !== before.type.name,
      assignee: claim.assigned_to?.user_id !== before.assigned_to?.user_id,
      added: claim.labels.filter((label) => !before.labels.includes(label)).length,
      removed: before.labels.filter((label) => !claim.labels.includes(label)).length,
    };
    const expected = {
      'claim.closed': { ...none, status: true },
      'claim.reopened': { ...none, status: true },
      'claim.label_added': { ...none, added: 1 },
      'claim.label_removed': { ...none, removed: 1 },
      'claim.assigned': { ...none, assignee: true },
      'claim.unassigned': { ...none, assignee: true },
      'claim.switched_type': { ...none, type: true },
    }[event];
    return [
      ...selfConsistent,
      ...wrong(JSON.stringify(changed) === JSON.stringify(expected), `what changed is ${JSON.stringify(changed)}`),
      ...wrong(event !== 'claim.closed' || claim.status === 'closed', 'it is open'),
      ...wrong(event !== 'claim.reopened' || claim.status === 'open', 'it is closed'),
      ...wrong(event !== 'claim.assigned' || claim.assigned_to !== null, 'nobody has it'),
      ...wrong(event !== 'claim.unassigned' || claim.assigned_to === null, 'someone has it'),
      ...wrong(claim.reference === before.reference, 'its reference is another'),
      ...wrong(claim.contact?.id === before.contact?.id, 'its contact is another'),
      ...wrong(claim.updated_at >= before.updated_at, 'it is older than before'),
    ];
  };
}

const none = { status: false, type: false, assignee: false, added: 0, removed: 0 };
