import type { Endpoint } from '../../../shared/model/endpoint';
import type { WireProblem } from './wire-problem';

/** Why no request can be built for an endpoint with a secret header whose value cannot be read here; undefined where there is none. */
export function lostSecretProblem({ lostSecrets = [] }: Pick<Endpoint, 'lostSecrets'>): WireProblem | undefined {
  const [first] = lostSecrets;
  if (first === undefined) return undefined;
  return {
    code: 'no-secret',
    message: `The value of the header ${first.headerName} cannot be read here: it is sealed by a keychain that is not within reach, or its file is gone. Enter it again under Endpoints, or remove the header.`,
  };
}
