import { activityActions } from '../features/activity/activity-actions';
import { compareActions } from '../features/compare/compare-actions';
import { composeActions } from '../features/compose/compose-actions';
import { deskActions } from '../features/desk/desk-actions';
import { endpointsActions } from '../features/endpoints/endpoints-actions';
import { rulesActions } from '../features/rules/rules-actions';
import { scenariosActions } from '../features/scenarios/scenarios-actions';
import { settingsActions } from '../features/settings/settings-actions';
import type { Action } from '../ui/action';
import { windowActions } from './window-actions';

/** Every action of the window, in the order of the list of shortcuts. Of two with the same keys the first that acts here is taken, so the desk’s stand before those that act anywhere. */
export function allActions(): readonly Action[] {
  return [...windowActions(), ...deskActions(), ...activityActions(), ...compareActions(), ...composeActions(), ...scenariosActions(), ...rulesActions(), ...endpointsActions(), ...settingsActions()];
}
