import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { BrandMark } from '../../ui/brand-mark';
import { Button } from '../../ui/button';
import { SettingsSection } from './settings-section';
import { copyVersions } from './settings-store';
import { versionLines } from './versions';

/** What the program is, and what it runs on. */
export function AboutSettings(): ReactNode {
  const program = useSnapshot((snapshot) => snapshot.program);
  return (
    <SettingsSection part="about" title="About" words="version licence">
      <div className="card">
        <div className="about">
          <span className="about-mark">
            <BrandMark />
          </span>
          <div>
            <p className="strong">Hookbench {program.version}</p>
            <p className="soft">MIT licence. It sends only what you send, to where you send it: no account, no telemetry.</p>
          </div>
          <Button size="sm" icon={Copy} onClick={() => void copyVersions()}>
            Copy versions
          </Button>
        </div>
        <dl className="facts about-facts">
          {versionLines(program)
            .slice(1)
            .map(({ name, version }) => (
              <div key={name} className="about-fact">
                <dt>{name}</dt>
                <dd className="mono">{version}</dd>
              </div>
            ))}
        </dl>
      </div>
    </SettingsSection>
  );
}
