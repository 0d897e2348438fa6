import { useLayoutEffect } from 'react';
import { useSnapshot } from '../host/snapshot-store';
import { chooseTimeForm } from '../ui/time-form';

/** Puts the theme, the density and the size of the text of the settings on the document, and has times shown in their form. */
export function useAppearance(): void {
  const theme = useSnapshot((snapshot) => snapshot.workspace.settings.theme);
  const density = useSnapshot((snapshot) => snapshot.workspace.settings.density);
  const textSize = useSnapshot((snapshot) => snapshot.workspace.settings.textSize);
  const times = useSnapshot((snapshot) => snapshot.workspace.settings.times);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    dataset['density'] = density;
    dataset['textSize'] = String(textSize);
  }, [theme, density, textSize]);
  useLayoutEffect(() => chooseTimeForm(times), [times]);
}
