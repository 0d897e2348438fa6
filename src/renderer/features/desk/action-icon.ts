import { Archive, ArchiveRestore, FilePlus2, Replace, Tag, UserRoundMinus, UserRoundPlus, type LucideIcon } from 'lucide-react';
import { deskEvents, type DeskActionKind } from '../../../shared/model/desk-action';

/** The picture of an action, on its button and in the timeline. */
export function actionIcon(kind: DeskActionKind): LucideIcon {
  switch (kind) {
    case 'claim.create':
      return FilePlus2;
    case 'claim.close':
      return Archive;
    case 'claim.reopen':
      return ArchiveRestore;
    case 'claim.add_label':
    case 'claim.remove_label':
      return Tag;
    case 'claim.assign':
    case 'contact.create':
      return UserRoundPlus;
    case 'claim.unassign':
      return UserRoundMinus;
    case 'claim.switch_type':
      return Replace;
  }
}

/** The picture of the action that makes an event. */
export function eventIcon(eventName: string): LucideIcon {
  const kind = deskEvents.find(([, name]) => name === eventName)?.[0];
  return kind === undefined ? FilePlus2 : actionIcon(kind);
}
