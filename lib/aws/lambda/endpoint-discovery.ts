/**
 * Deployed functions have this in the place of `@aws-sdk/middleware-endpoint-discovery`: the client of DynamoDB makes a
 * cache of endpoints, and no command of it uses that.
 */
export const resolveEndpointDiscoveryConfig = <T>(config: T): T => config;

/** For a value that nobody reads. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};
