import type { CatalogEntry } from '../../shared/catalog/catalog';
import { claimTypes } from '../../shared/model/claim-type';
import type { DeskAction } from '../../shared/model/desk-action';
import type { EventDraft, PerformedBy, SubjectKind } from '../../shared/model/event';
import type { ScenarioAction } from '../../shared/model/scenario';
import type { ScratchAccount } from './desk-port';
import { fitSubject } from './scenario/play/fit-subject';
import { performerNamed } from './scenario/text/performer-named';

/** An event ready to send, and what it is about. */
export interface ComposedEvent {
  readonly draft: EventDraft;
  readonly kind: SubjectKind;
}

/** What a step's event is made from. */
export interface EventWish {
  readonly event: string;
  readonly performer: PerformedBy | undefined;
  /** The scenario's name for a claim; the last one where it is left out. */
  readonly claim: string | undefined;
  /** The JSON of the subject, where the step gives it. */
  readonly subjectText: string | undefined;
}

/** Who acts where the scenario names nobody. */
export const firstPerformer: PerformedBy = { kind: 'user', userId: 2642, name: 'John Smith' };

/** The claims and contacts of a run's account, by the names that the scenario gives them. Problems are plain sentences. */
export class ScenarioSubjects {
  readonly #account: ScratchAccount;
  readonly #catalog: readonly CatalogEntry[];
  readonly #claims = new Map<string, number>();
  #lastClaim: number | undefined;
  #contactId: number | undefined;

  constructor(account: ScratchAccount, catalog: readonly CatalogEntry[]) {
    this.#account = account;
    this.#catalog = catalog;
  }

  /** A claim was made, under this name where it has one. */
  claimMade(id: number, name: string | undefined): void {
    this.#lastClaim = id;
    if (name !== undefined) this.#claims.set(name, id);
  }

  /** The claim with this name, or the last one; else what is wrong. */
  claimId(name: string | undefined): number | string {
    if (name !== undefined) return this.#claims.get(name) ?? `No step has made a claim called ${name}.`;
    return this.#lastClaim ?? this.#account.claims()[0]?.id ?? 'There is no claim in the account. Begin with “do: create claim”.';
  }

  /** What the account is told to do; else what is wrong. */
  deskAction({ name, claim, value = '' }: ScenarioAction): DeskAction | string {
    if (name === 'create claim') {
      // The account's first contact is made from the seed, so that another seed makes another claim.
      this.#contactId ??= this.#account.contacts()[0]?.id;
      return { kind: 'claim.create', type: value === '' ? (claimTypes[0]?.name ?? '') : value, ...(this.#contactId === undefined ? {} : { contactId: this.#contactId }) };
    }
    if (name === 'create contact') return { kind: 'contact.create', name: value === '' ? 'Priya Nair' : value };
    const claimId = this.claimId(claim);
    if (typeof claimId === 'string') return claimId;
    this.#lastClaim = claimId;
    switch (name) {
      case 'close':
        return { kind: 'claim.close', claimId };
      case 'reopen':
        return { kind: 'claim.reopen', claimId };
      case 'add label':
        return { kind: 'claim.add_label', claimId, label: value };
      case 'remove label':
        return { kind: 'claim.remove_label', claimId, label: value };
      case 'assign': {
        const { userId, name: userName } = performerNamed(value, undefined);
        return { kind: 'claim.assign', claimId, user: { userId, name: userName } };
      }
      case 'unassign':
        return { kind: 'claim.unassign', claimId };
      case 'switch type':
        return { kind: 'claim.switch_type', claimId, type: value };
    }
  }

  /** The event of a step, about the account as it is now; else what is wrong. */
  compose({ event, performer, claim, subjectText }: EventWish): ComposedEvent | string {
    const performedBy = performer ?? firstPerformer;
    const kind = this.#catalog.find(({ name }) => name === event)?.subject ?? 'claim';
    const about = (text: string) => ({ draft: { name: event, source: sourceOf(performedBy), performedBy, subjectText: text }, kind });
    if (subjectText !== undefined) return about(subjectText);
    if (kind === 'contact') {
      const contact = this.#account.contacts().at(-1);
      const text = contact === undefined ? undefined : this.#account.text({ kind, id: contact.id });
      return text === undefined ? 'There is no contact yet. Begin with “do: create contact”, or give a subject.' : about(text);
    }
    const id = this.claimId(claim);
    if (typeof id === 'string') return id;
    return about(fitSubject(this.#account.text({ kind, id }) ?? '{}', event));
  }
}

/** Where an event comes from, by who performed it. */
export function sourceOf(performedBy: PerformedBy): 'ui' | 'api' {
  return performedBy.kind === 'user' ? 'ui' : 'api';
}
