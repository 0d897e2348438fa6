import { useContext, type ReactNode } from 'react';
import { partHeadingId, type SettingsPart } from './settings-parts';
import { isSought, Sought, textOf } from './sought';

interface SettingsSectionProps {
  readonly part: SettingsPart;
  readonly title: string;
  /** Further words by which the whole part is found. */
  readonly words?: string;
  /** Stands at the right of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the settings. It is shown whole where its title holds what is looked for, and else only its settings that do. */
export function SettingsSection({ part, title, words = '', action, children }: SettingsSectionProps): ReactNode {
  const sought = useContext(Sought);
  const left = isSought(sought, `${title} ${words}`) ? '' : sought;
  const id = partHeadingId(part);
  return (
    <section className={left === '' ? 'section' : 'section is-narrowed'} aria-labelledby={id}>
      <div className="section-head">
        <h2 className="section-title" id={id} tabIndex={-1}>
          {title}
        </h2>
        {action !== undefined && (
          <>
            <span className="push" />
            {action}
          </>
        )}
      </div>
      <Sought value={left}>{children}</Sought>
    </section>
  );
}

interface SettingRowProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  /** Further words by which it is found, such as those of its controls. */
  readonly words?: string;
  readonly children?: ReactNode;
}

/** One setting: what it is and what it does at the left, its control at the right. */
export function SettingRow({ title, hint, words = '', children }: SettingRowProps): ReactNode {
  if (!isSought(useContext(Sought), `${textOf(title)} ${textOf(hint)} ${words}`)) return null;
  return (
    <div className="set-row" data-setting>
      <span className="set-title">{title}</span>
      {children !== undefined && <div className="set-end">{children}</div>}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  );
}
