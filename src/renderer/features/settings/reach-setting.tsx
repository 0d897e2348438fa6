import { Fragment, useState, type ReactNode } from 'react';
import { call } from '../../host/client';
import { useSnapshot } from '../../host/snapshot-store';
import { Dialog } from '../../ui/dialog';
import { Switch } from '../../ui/switch';
import { reachedAddresses } from './reach';
import { SettingRow } from './settings-section';
import { told } from './settings-store';

/** Lets other computers in until the program ends. It asks first, and names what they reach. */
export function ReachSetting(): ReactNode {
  const reach = useSnapshot((snapshot) => snapshot.catchSurroundings.reach);
  const morePorts = useSnapshot((snapshot) => snapshot.workspace.settings.morePorts);
  const [isAsking, setIsAsking] = useState(false);
  const addresses = reachedAddresses(reach, morePorts);
  const set = async (open: boolean): Promise<void> => {
    setIsAsking(false);
    told(await call('catch.setReach', { open }));
  };
  return (
    <SettingRow
      title="Reachable from other computers"
      hint={
        addresses.length === 0 ? (
          'This computer has no address on a network now.'
        ) : (
          <>
            {reach.open ? 'Open at ' : 'Would open '}
            <Addresses of={addresses} />, until you quit.
          </>
        )
      }
    >
      <Switch label="Reachable from other computers" checked={reach.open} onChange={(open) => (open ? setIsAsking(true) : void set(false))} />
      <Dialog open={isAsking} title="Let other computers in?" onClose={() => setIsAsking(false)} primary={{ label: 'Let them in until I quit', onClick: () => void set(true) }}>
        <p>Everyone who reaches this computer on a network can then send requests, which are recorded and answered. Nothing can be read or changed through the port.</p>
        {addresses.length > 0 && (
          <ul className="set-addresses">
            {addresses.map((address) => (
              <li key={address} className="mono">
                {address}
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </SettingRow>
  );
}

function Addresses({ of: addresses }: { readonly of: readonly string[] }): ReactNode {
  return addresses.map((address, index) => (
    <Fragment key={address}>
      {index > 0 && (index === addresses.length - 1 ? ' and ' : ', ')}
      <span className="mono">{address}</span>
    </Fragment>
  ));
}
