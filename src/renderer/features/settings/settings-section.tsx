import type { ReactNode } from 'react';
import { partHeadingId, type SettingsPart } from './settings-parts';

interface SettingsSectionProps {
  readonly part: SettingsPart;
  readonly title: string;
  /** Stands at the right of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the settings. */
export function SettingsSection({ part, title, action, children }: SettingsSectionProps): ReactNode {
  const id = partHeadingId(part);
  return (
    <section className="section" aria-labelledby={id}>
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
      {children}
    </section>
  );
}

interface SettingRowProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}

/** One setting: what it is and what it does at the left, its control at the right. */
export function SettingRow({ title, hint, children }: SettingRowProps): ReactNode {
  return (
    <div className="set-row">
      <span className="set-title">{title}</span>
      {children !== undefined && <div className="set-end">{children}</div>}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  );
}
