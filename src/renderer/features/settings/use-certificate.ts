import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/contract/contract';
import { call } from '../../host/client';

/** The certificate of the HTTPS ports, once it has been read; asked for only where it is `needed`, since asking makes it. */
export function useCertificate(needed: boolean): Output<'catch.certificate'> | undefined {
  const [certificate, setCertificate] = useState<Output<'catch.certificate'>>();
  useEffect(() => {
    if (!needed) {
      setCertificate(undefined);
      return undefined;
    }
    let isCurrent = true;
    void call('catch.certificate', {}).then((reply) => {
      if (isCurrent && reply.ok) setCertificate(reply.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [needed]);
  return certificate;
}
