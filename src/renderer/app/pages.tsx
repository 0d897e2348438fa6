import type { ReactNode } from 'react';
import { useNavigation, type Place } from '../host/navigation';
import { later } from '../ui/later';
import { CatchBanner } from './catch-banner';

const ActivityPage = later(async () => (await import('../features/activity/activity-page')).ActivityPage);
const ComparePage = later(async () => (await import('../features/compare/compare-page')).ComparePage);
const ComposePage = later(async () => (await import('../features/compose/compose-page')).ComposePage);
const DeskPage = later(async () => (await import('../features/desk/desk-page')).DeskPage);
const ScenariosPage = later(async () => (await import('../features/scenarios/scenarios-page')).ScenariosPage);
const EndpointsPage = later(async () => (await import('../features/endpoints/endpoints-page')).EndpointsPage);
const RulesPage = later(async () => (await import('../features/rules/rules-page')).RulesPage);
const SettingsPage = later(async () => (await import('../features/settings/settings-page')).SettingsPage);

const pages = { activity: ActivityPage, compose: ComposePage, desk: DeskPage, scenarios: ScenariosPage, endpoints: EndpointsPage, rules: RulesPage, settings: SettingsPage };

/** Fetches what a place shows. */
export function fetchPage({ section }: Place): Promise<void> {
  return pages[section].fetch();
}

/** The page of the place that is open. */
export function Page(): ReactNode {
  const section = useNavigation(({ place }) => place.section);
  const compare = useNavigation(({ place }) => (place.section === 'activity' ? place.compare : undefined));
  if (section === 'activity') return compare === undefined ? <ActivityPage banner={<CatchBanner />} /> : <ComparePage place={compare} />;
  const Section = pages[section];
  return <Section />;
}
