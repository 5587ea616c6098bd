/** What a deployed function has in the place of `@aws-sdk/credential-provider-node`: see infra/commands/build.ts. */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
