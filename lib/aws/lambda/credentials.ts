/**
 * Deployed functions have this in the place of `@aws-sdk/credential-provider-node`: Lambda gives its credentials in the
 * environment. The SDK's chain also has the clients of STS and of sign-in, and the files of a profile.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
