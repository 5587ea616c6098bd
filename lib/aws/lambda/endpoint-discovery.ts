/**
 * Deployed functions have this in the place of `@aws-sdk/middleware-endpoint-discovery`: the client of DynamoDB makes a
 * cache of endpoints, and no command of it uses that.
 */
export const resolveEndpointDiscoveryConfig = <T>(config: T): T => config;

/** The client asks for it, and reads the value nowhere else. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};
